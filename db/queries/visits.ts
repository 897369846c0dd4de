import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { visitors } from '@/db/schema/accounts'
import { dwellings } from '@/db/schema/dwellings'
import { confirmations, householdStats, households, residencies } from '@/db/schema/households'
import { issues } from '@/db/schema/issues'
import { residents } from '@/db/schema/residents'
import { observations, promises, visits } from '@/db/schema/visits'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import { ancestorAt, rangeOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { FactGroup } from '@/domain/households/codes'
import type { VisitOutcome } from '@/domain/visits/codes'

export type VisitRow = typeof visits.$inferSelect

/** A household to record a contact with, locked so that two first visits at once are still one first and one second. */
export async function householdForVisit(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select({
      id: households.id,
      areaCode: households.areaCode,
      address: households.address,
      fromOn: households.fromOn,
      toOn: households.toOn,
      contactClass: households.contactClass,
      quietFrom: households.quietFrom,
      quietTo: households.quietTo,
      dwellingId: households.dwellingId,
      use: dwellings.use,
      lastContactAt: householdStats.lastContactAt,
    })
    .from(households)
    .innerJoin(householdStats, eq(householdStats.householdId, households.id))
    .innerJoin(dwellings, eq(dwellings.id, households.dwellingId))
    .where(and(eq(households.id, id), inside(households.areaCode, jurisdiction)))
    .for('update', { of: households })
  return row
}

/** Who lived in a household on a day. */
export async function peopleAt(db: Reader, householdId: string, on: CivilDay): Promise<string[]> {
  const rows = await db
    .select({ id: residencies.residentId })
    .from(residencies)
    .where(
      and(
        eq(residencies.householdId, householdId),
        lte(residencies.fromOn, on),
        or(isNull(residencies.toOn), sql`${residencies.toOn} > ${on}`),
      ),
    )
  return rows.map(({ id }) => id)
}

/** Who was met at a visit, with what they were to the head then. */
export function metAt(db: Reader, { householdId, metIds }: Pick<VisitRow, 'householdId' | 'metIds'>) {
  return db
    .selectDistinctOn([residents.id], { name: residents.name, sex: residents.sex, relation: residencies.relation })
    .from(residents)
    .innerJoin(residencies, and(eq(residencies.residentId, residents.id), eq(residencies.householdId, householdId)))
    .where(inArray(residents.id, metIds))
    .orderBy(residents.id, desc(residencies.fromOn))
}

export async function visitSeen(db: Reader, jurisdiction: Jurisdiction, id: string): Promise<VisitRow | undefined> {
  const [row] = await db
    .select()
    .from(visits)
    .where(and(eq(visits.id, id), inside(visits.areaCode, jurisdiction)))
  return row
}

/** Where something was seen, inside the jurisdiction. */
export async function observationSeen(db: Reader, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select({ id: observations.id, areaCode: observations.areaCode, householdId: observations.householdId })
    .from(observations)
    .where(and(eq(observations.id, id), inside(observations.areaCode, jurisdiction)))
  return row
}

export async function visitForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(visits)
    .where(and(eq(visits.id, id), inside(visits.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** Writes the visit once; false when the same id is already there (a form sent twice). */
export async function addVisit(tx: Transaction, visit: typeof visits.$inferInsert): Promise<boolean> {
  const added = await tx.insert(visits).values(visit).onConflictDoNothing().returning({ id: visits.id })
  return added.length > 0
}

export async function saveVisit(
  tx: Transaction,
  visit: VisitRow,
  change: Partial<Pick<typeof visits.$inferInsert, 'note' | 'outcome' | 'materials' | 'nextAt' | 'nextMode'>>,
): Promise<void> {
  await tx
    .update(visits)
    .set({ ...change, version: visit.version + 1 })
    .where(eq(visits.id, visit.id))
}

/** Whether what was noted with a form is there already. */
export async function isNoted(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.select({ id: observations.id }).from(observations).where(eq(observations.id, id))
  return rows.length > 0
}

export async function addObservations(tx: Transaction, rows: (typeof observations.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(observations).values(rows).onConflictDoNothing()
}

/** The facts confirmed at the door: one row per group, the latest day wins. */
export async function confirmFacts(
  tx: Transaction,
  household: { id: string; areaCode: AreaCode },
  groups: { group: FactGroup; changed: string | null }[],
  by: { id: string; on: CivilDay },
): Promise<void> {
  if (groups.length === 0) return
  await tx
    .insert(confirmations)
    .values(
      groups.map(({ group, changed }) => ({
        id: newId(),
        areaCode: household.areaCode,
        householdId: household.id,
        factGroup: group,
        confirmedOn: by.on,
        by: by.id,
        detail: changed ? { changed } : null,
      })),
    )
    .onConflictDoUpdate({
      target: [confirmations.householdId, confirmations.factGroup],
      set: { confirmedOn: sql`excluded.confirmed_on`, by: sql`excluded.confirmed_by`, detail: sql`excluded.detail` },
      setWhere: lte(confirmations.confirmedOn, sql`excluded.confirmed_on`),
    })
}

/** 走访队伍 of the whole committee on a day, with or without an account; a grid worker goes with people of other grids too. */
export function visitorsOf(db: Reader, area: AreaCode, on: CivilDay) {
  const committee = rangeOf(ancestorAt(area, 'committee'))
  return db
    .select({
      id: visitors.id,
      name: visitors.name,
      kind: visitors.kind,
      accountId: visitors.accountId,
      languages: visitors.languages,
    })
    .from(visitors)
    .where(
      and(
        sql`${visitors.areaCode} between ${committee.lo} and ${committee.hi}`,
        lte(visitors.since, on),
        or(isNull(visitors.until), sql`${visitors.until} > ${on}`),
      ),
    )
    .orderBy(asc(visitors.sort), asc(visitors.name))
}

/** Names of partners by id, whether or not they still belong to the team. */
export async function visitorNames(db: Reader, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.select({ id: visitors.id, name: visitors.name }).from(visitors).where(inArray(visitors.id, ids))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The latest contacts of a household, newest first. */
export function latestVisits(db: Reader, householdId: string, most: number) {
  return db
    .select({
      id: visits.id,
      at: visits.at,
      mode: visits.mode,
      outcome: visits.outcome,
      note: visits.note,
      nextAt: visits.nextAt,
      nextMode: visits.nextMode,
    })
    .from(visits)
    .where(eq(visits.householdId, householdId))
    .orderBy(desc(visits.at))
    .limit(most)
}

/** The latest tries of several households, newest first: what 错峰 is judged by. */
export async function latestTries(db: Reader, householdIds: readonly string[], most: number) {
  if (householdIds.length === 0) return new Map<string, { at: Date; outcome: VisitOutcome }[]>()
  const rows = await db.execute<{ household_id: string; at: string; outcome: VisitOutcome }>(sql`
    select w.id as household_id, v.at::text, v.outcome from unnest(${`{${householdIds.join(',')}}`}::uuid[]) w (id)
      cross join lateral (select v.at, v.outcome from visits v where v.household_id = w.id order by v.at desc nulls last limit ${most}) v
    order by w.id, v.at desc`)
  const found = new Map<string, { at: Date; outcome: VisitOutcome }[]>()
  for (const { household_id, at, outcome } of rows)
    found.set(household_id, [...(found.get(household_id) ?? []), { at: new Date(at), outcome }])
  return found
}

/** Matters of a household that are still owed something, its own first. */
export function openIssuesOf(db: Reader, householdId: string) {
  return db
    .select({ id: issues.id, number: issues.number, title: issues.title, state: issues.state, dueAt: issues.dueAt })
    .from(issues)
    .where(and(eq(issues.householdId, householdId), isNull(issues.settledAt)))
    .orderBy(asc(issues.dueAt))
    .limit(10)
}

/** What was seen at places since a moment, without a household's door, the latest first. */
export function placesSeen(db: Reader, jurisdiction: Jurisdiction, since: Date, most: number) {
  return db
    .select({
      id: observations.id,
      kind: observations.kind,
      place: observations.place,
      text: observations.text,
      issueId: observations.issueId,
      at: observations.at,
      by: observations.by,
    })
    .from(observations)
    .where(
      and(
        inside(observations.areaCode, jurisdiction),
        gte(observations.at, since),
        isNull(observations.householdId),
        isNotNull(observations.place),
      ),
    )
    .orderBy(desc(observations.at), desc(observations.id))
    .limit(most)
}

/** What one visit left behind: observations and promises. */
export async function leftByVisit(db: Reader, visitId: string) {
  const noted = await db
    .select({ id: observations.id, kind: observations.kind, text: observations.text, issueId: observations.issueId })
    .from(observations)
    .where(eq(observations.visitId, visitId))
    .orderBy(asc(observations.id))
  const promised = await db
    .select({
      id: promises.id,
      text: promises.text,
      dueOn: promises.dueOn,
      answer: promises.answer,
      answeredAt: promises.answeredAt,
    })
    .from(promises)
    .where(eq(promises.visitId, visitId))
    .orderBy(asc(promises.dueOn))
  return { noted, promised }
}
