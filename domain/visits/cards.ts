import type { CardKind } from '@/domain/visits/card-codes'

/** One thing a printed paper states. */
export type Stated = { label: string; value: string }

export type Holder = { name: string; phone: string | null; wechat: string | null }
export type Offered = {
  name: string
  place: string
  hours: string | null
  phone: string | null
  audience: string | null
}

/** Who answers today, and what is offered: all a card can state. `grid` is nothing for papers of the whole committee, or once it ended. */
export type Answering = {
  committee: string
  office: Holder | null
  grid: { name: string; head: Holder | null; police: Holder | null } | null
  offers: readonly Offered[]
}

export type CardRefusal =
  | { kind: 'grid_needed' }
  | { kind: 'office_phone_needed' }
  | { kind: 'head_contact_needed' }
  | { kind: 'police_needed' }
  | { kind: 'no_offers' }

/** Cards on one sheet: 走访联系卡 ten to an A4, 零距离服务卡 four; lists are a sheet of their own. */
export const cardsOnSheet: Record<CardKind, number> = { contact: 10, service: 4, list: 1, map: 1 }
/** So many sheets at once: what a printer's tray and the person who hands them out can answer for. */
export const sheetsMost = 20

/** What a paper of a kind says when it is printed today (seed rows 40, 41). */
export function statedOn(kind: CardKind, { committee, office, grid, offers }: Answering): Stated[] {
  const desk = [
    { label: '居委会', value: `${committee}居委会` },
    { label: '居委会电话', value: office?.phone ?? '' },
  ]
  if (kind === 'list' || kind === 'map') return [...desk, ...offers.map(offerStated)]
  const head = grid?.head
  const held = [
    { label: '网格', value: grid?.name ?? '已撤销' },
    { label: '网格长', value: head?.name ?? '没有' },
    { label: '网格长电话', value: head?.phone ?? '' },
    { label: '网格长微信', value: head?.wechat ?? '' },
  ]
  if (kind === 'contact') return [...desk, ...held]
  return [
    ...desk,
    ...held,
    { label: '户籍民警', value: grid?.police?.name ?? '没有' },
    { label: '民警电话', value: grid?.police?.phone ?? '' },
  ]
}

function offerStated({ name, place, hours, phone, audience }: Offered): Stated {
  return { label: name, value: [place, hours ?? '', phone ?? '', audience ?? ''].join('｜') }
}

/** A line of a list read back: where, when, telephone, for whom. */
export function offerParts(value: string): { place: string; hours: string; phone: string; audience: string } {
  const [place = '', hours = '', phone = '', audience = ''] = value.split('｜')
  return { place, hours, phone, audience }
}

/** Why a paper must not be printed yet: a card without a number to call is worse than none. */
export function cardRefusal(kind: CardKind, { office, grid, offers }: Answering): CardRefusal | undefined {
  if (!office?.phone) return { kind: 'office_phone_needed' }
  if (kind === 'list' || kind === 'map') return offers.length === 0 ? { kind: 'no_offers' } : undefined
  if (!grid) return { kind: 'grid_needed' }
  if (!grid.head || !(grid.head.phone || grid.head.wechat)) return { kind: 'head_contact_needed' }
  return kind === 'service' && !grid.police?.phone ? { kind: 'police_needed' } : undefined
}

export type Difference = { label: string; was: string | null; is: string | null }

/** What a paper states otherwise than it would today; nothing while it is right. */
export function differences(stated: readonly Stated[], today: readonly Stated[]): Difference[] {
  const [was, is] = [valuesOf(stated), valuesOf(today)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((label) => {
    const [before, after] = [was.get(label) ?? null, is.get(label) ?? null]
    return before === after ? [] : [{ label, was: before, is: after }]
  })
}

function valuesOf(stated: readonly Stated[]): Map<string, string> {
  return new Map(stated.map(({ label, value }) => [label, value]))
}

/** `网格长：赵晓梅 → 孙立`; what is new or gone is said so. */
export function differenceText({ label, was, is }: Difference): string {
  const said = (value: string) => value.split('｜').filter(Boolean).join('，') || '空着'
  if (was === null) return `新增：${label}`
  return is === null ? `已取消：${label}` : `${label}：${said(was)} → ${said(is)}`
}

/** A running number as it stands on a card and is read out on the telephone: `0000 0123`. */
export function runningNumber(n: number): string {
  const digits = String(n).padStart(8, '0')
  return `${digits.slice(0, 4)} ${digits.slice(4)}`
}

/** The digits of a card number somebody typed, spaced as they are kept; nothing unless there are eight. */
export function cardNumberFrom(text: string): string | undefined {
  const digits = text.replace(/\D/g, '')
  return digits.length === 8 ? `${digits.slice(0, 4)} ${digits.slice(4)}` : undefined
}

/** What the square code of a 走访联系卡 says to any telephone: whom to call, and the number of the card. */
export function cardCode(stated: readonly Stated[], number: string): string {
  const said = valuesOf(stated)
  const plain = (text: string | undefined) => (text ?? '').replace(/[\\;:,]/g, ' ')
  return `MECARD:N:${plain(said.get('居委会'))};TEL:${plain(said.get('居委会电话'))};NOTE:走访联系卡 ${number};;`
}

/** Why a card was not printed, in three parts. */
export function cardRefusalText(refusal: CardRefusal): string {
  const parts: Record<CardRefusal['kind'], [what: string, now: string]> = {
    grid_needed: ['没选网格，或网格已撤销', '请选一个网格'],
    office_phone_needed: ['还没登记居委会电话', '请先在“责任人、电话”里登记'],
    head_contact_needed: ['这个网格没有责任人，或没登记他的电话、微信', '请先在“责任人、电话”里登记'],
    police_needed: ['还没登记户籍民警的电话', '请先在“责任人、电话”里登记'],
    no_offers: ['服务清单还是空的', '请先在“服务清单”里登记'],
  }
  const [what, now] = parts[refusal.kind]
  return `${what}。没有印，填的都在。${now}。`
}
