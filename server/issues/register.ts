import 'server-only'
import type { Transaction } from '@/db/client'
import { addIssue, addSteps, nextNumber } from '@/db/queries/issues'
import type { AreaCode } from '@/domain/areas/area-code'
import { dayOf, yearOf } from '@/domain/calendar/civil-day'
import { publishedCalendar } from '@/domain/calendar/workdays'
import {
  categoryOf,
  type IssueGrade,
  type IssueKind,
  type IssueSource,
  type IssueSubcategory,
} from '@/domain/issues/codes'
import { limitsOf } from '@/domain/issues/deadlines'
import type { Clerk } from '@/domain/issues/issue'

/** A matter as it is taken in. `accepted` when whoever takes it in has already looked at it. */
export type Registration = {
  id: string
  areaCode: AreaCode
  householdId: string | null
  place: string
  source: IssueSource
  kind: IssueKind
  subcategory: IssueSubcategory
  title: string
  detail: string | null
  grade: IssueGrade
  derivedFromId?: string | null
  accepted: boolean
  disposition: string | null
}

/** 点单, and 接单 with it where the taker looked at once: number, limits, keys and steps. The taker stays named (首问). */
export async function registerIssue(
  tx: Transaction,
  clerk: Clerk,
  taken: Registration,
): Promise<{ id: string; number: string; dueAt: Date | null; answerDueAt: Date | null }> {
  const { id, areaCode, accepted, disposition, ...words } = taken
  const { now } = clerk
  const number = await nextNumber(tx, areaCode, yearOf(dayOf(now)))
  const limits = limitsOf({ grade: taken.grade, startedAt: now, stops: [] }, publishedCalendar)
  await addIssue(tx, {
    id,
    areaCode,
    number,
    ...words,
    category: categoryOf(taken.subcategory),
    state: accepted ? 'accepted' : 'reported',
    registeredAt: now,
    recordedAt: now,
    firstTakerId: clerk.id,
    watcherId: accepted ? clerk.id : null,
    answerDueAt: limits.answerDueAt,
    dueAt: limits.dueAt,
    dueProvisional: limits.provisional,
  })
  const step = { issueId: id, areaCode, at: now, by: clerk.id, note: null }
  const detail = { dueAt: limits.dueAt, ...(disposition ? { disposition } : {}) }
  await addSteps(tx, [
    { ...step, act: 'register', fromState: null, toState: 'reported', detail },
    ...(accepted
      ? [{ ...step, act: 'accept' as const, fromState: 'reported' as const, toState: 'accepted' as const }]
      : []),
  ])
  return { id, number, dueAt: limits.dueAt, answerDueAt: limits.answerDueAt }
}
