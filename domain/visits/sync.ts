import type { CivilDay } from '@/domain/calendar/civil-day'

/** The version of the contract a phone speaks; an old one is understood for ever, a newer one is told to wait. */
export const syncVersion = 1

/** Why something handed over by a phone was not written, in words for the secretary. */
export const heldReasons = {
  scope_lost: '这一户已不在本人的辖区',
  account_disabled: '记录人的账号已停用',
  handed_over: '记录人传不上去，交来的',
} as const
export type HeldReason = keyof typeof heldReasons

/**
 * What the server answers for one item, by its key: `stored` once, whatever was sent how often; `held` for the secretary;
 * `clash` stored, with values that wait for a decision; `refused` and `reused` stay on the phone, for a person to look at;
 * `retry` is sent again by itself.
 */
export const syncOutcomes = {
  stored: 200,
  clash: 200,
  held: 202,
  retry: 409,
  refused: 422,
  reused: 422,
} as const

export type Clashed = { field: string; label: string; before: string; mine: string; theirs: string }
/** What a key came to; kept and given again to whoever sends the same. */
export type Receipt = { outcome: 'stored' | 'clash' | 'held'; id: string; words: string; clashes?: Clashed[] }
export type SyncResult =
  | (Receipt & { key: string; hash: string; status: number })
  | { outcome: 'refused' | 'reused' | 'retry'; key: string; hash: string; status: number; words: string }

/** What a phone sends: a visit, or what was seen at a place. */
export type SyncKind = 'visit' | 'place'

/** One thing a phone sends: a key and a hash made when the draft was begun and closed, and the form as it was filled in. */
export type SyncItem = {
  key: string
  kind: SyncKind
  hash: string
  /** When the phone says it was written; the server's time decides. */
  madeAt: string
  body: FormEntries
  /** 交给书记, because it was refused and cannot be mended at the door. */
  handOver?: boolean | undefined
}
/** A form as it was filled in: names and values, a name again for each value of a list. */
export type FormEntries = readonly (readonly [name: string, value: string])[]
export type SyncAnswer = { v: typeof syncVersion; serverTime: string; results: SyncResult[] }

/**
 * The form in one spelling, whatever order its fields were sent in: what the hash of an item is taken of. Empty fields are
 * left out, so that a field a later release adds changes no old hash.
 */
export function canonicalBody(body: FormEntries): string {
  const filled = body.filter(([, value]) => value !== '').map(([name, value]) => [name, value] as const)
  return JSON.stringify(filled.sort((a, b) => (a.join('\n') < b.join('\n') ? -1 : 1)))
}

/**
 * When a contact was, by the phone's clock set right: what the phone said, moved by how far its clock was off when it sent.
 * Never ahead of the server, never more than `days` back: then the moment of arrival stands.
 */
export function momentOf(madeAt: Date, sentAt: Date, now: Date, days = 35): Date {
  const at = madeAt.getTime() + (now.getTime() - sentAt.getTime())
  const oldest = now.getTime() - days * 86_400_000
  return at > now.getTime() || at < oldest || Number.isNaN(at) ? now : new Date(at)
}

/** 离线包: the round of a day as a phone holds it, sealed: addresses, heads, tasks; no ID number, nothing of health (threat T13). */
export type Pack<Door> = { day: CivilDay; takenAt: string; until: string; doors: Door[] }

/** What of an attachment is with the server: which parts, its receipt once it is whole, or why it is not taken in. */
export type Arriving = { have: number[]; receipt: Receipt | null; words: string | null }
/** A photo or a voice note as a phone announces it. */
export type Announced = {
  key: string
  kind: 'photo' | 'sound'
  bytes: number
  hash: string
  visitId: string | null
  observationId: string | null
  madeAt: string
  sentAt: string
}
