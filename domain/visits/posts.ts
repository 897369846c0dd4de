import type { CivilDay } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import type { PostKind } from '@/domain/visits/card-codes'

export type PostRefusal =
  | { kind: 'head_needed' }
  | { kind: 'phone_needed' }
  | { kind: 'in_future' }
  | { kind: 'before_last' }

type Open = { id: string; fromOn: CivilDay } | undefined

/**
 * 定岗位: a post has one holder from a day on; whoever held it before leaves it that day, and nothing of the past changes. A
 * grid is never left without its 责任人 by this: a head goes when the next one is named (seed row 2).
 */
export function assign(
  open: Open,
  wanted: { kind: PostKind; name: string | null; phone: string | null; on: CivilDay },
  today: CivilDay,
) {
  const { kind, name, phone, on } = wanted
  if (on > today) return refuse({ kind: 'in_future' } as const)
  if (open && on < open.fromOn) return refuse({ kind: 'before_last' } as const)
  if (kind === 'head' && !name) return refuse({ kind: 'head_needed' } as const)
  if (name && kind !== 'head' && !phone) return refuse({ kind: 'phone_needed' } as const)
  return accept({ closes: open?.id ?? null, opens: name !== null })
}

/** Why a post was not given, in three parts. */
export function postRefusalText(refusal: PostRefusal): string {
  const parts: Record<PostRefusal['kind'], [what: string, now: string]> = {
    head_needed: ['网格不能没有责任人', '请填接手的人'],
    phone_needed: ['没填电话', '这个号码要印在卡上，请填上'],
    in_future: ['日子还没到', '请到那天再改，或填今天以前'],
    before_last: ['日子在上一位上任之前', '请核对从哪天起'],
  }
  const [what, now] = parts[refusal.kind]
  return `${what}。没有保存，填的都在。${now}。`
}
