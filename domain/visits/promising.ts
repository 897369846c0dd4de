import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'

export type PromiseRefusal = { kind: 'already_answered' } | { kind: 'not_later' } | { kind: 'day_is_past' }

type Promised = { dueOn: CivilDay; answeredAt: Date | null }

/** 回话: what was said to the family about what we promised; once. */
export function answer(promise: Promised, words: string, by: { id: string; now: Date }) {
  if (promise.answeredAt) return refuse({ kind: 'already_answered' } as const)
  return accept({ answer: words, answeredAt: by.now, answeredBy: by.id })
}

/** 改期: to a later day that is not past, with the reason; the first day stays in the history. */
export function postpone(promise: Promised, dueOn: CivilDay, reason: string, now: Date) {
  if (promise.answeredAt) return refuse({ kind: 'already_answered' } as const)
  if (dueOn < dayOf(now)) return refuse({ kind: 'day_is_past' } as const)
  if (dueOn <= promise.dueOn) return refuse({ kind: 'not_later' } as const)
  return accept({ dueOn, postponedReason: reason })
}
