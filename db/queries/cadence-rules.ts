import { and, between, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { accounts } from '@/db/schema/accounts'
import { cadenceRules } from '@/db/schema/cadences'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { type CadenceRule, type CadenceSubject, type Cadences, cadencesOf } from '@/domain/visits/cadence'

/** The cadences in force where a row lies. */
export type CadencesIn = (area: AreaCode) => Cadences

/** What holds on a day in every committee of an area, read once for a list. */
export async function cadencesIn(db: Reader, { lo, hi }: Jurisdiction, day: CivilDay): Promise<CadencesIn> {
  const above = [ancestorAt(lo, 'committee'), ancestorAt(lo, 'street')]
  const rows = await db.execute<CadenceRule & { area_code: AreaCode }>(sql`
    select k.area_code, k.about, k.value, k.days from cadence_rules k
    where (k.area_code between ${lo} and ${hi} or k.area_code in (${above[0]}, ${above[1]}))
      and k.from_on <= ${day}::date and (k.to_on is null or k.to_on > ${day}::date)`)
  const of = (area: AreaCode) => rows.filter(({ area_code }) => Number(area_code) === area)
  const found = new Map<AreaCode, Cadences>()
  return (area) => {
    const committee = ancestorAt(area, 'committee')
    const known = found.get(committee) ?? cadencesOf(of(ancestorAt(area, 'street')), of(committee))
    found.set(committee, known)
    return known
  }
}

/** Every rule of some areas that has not ended, and those ended lately: what began last on top. */
export function rulesListed(db: Reader, areas: readonly AreaCode[], rows: number) {
  return db
    .select({ rule: cadenceRules, by: accounts.name })
    .from(cadenceRules)
    .leftJoin(accounts, eq(accounts.id, cadenceRules.madeBy))
    .where(inArray(cadenceRules.areaCode, [...areas]))
    .orderBy(desc(cadenceRules.fromOn), desc(cadenceRules.madeAt))
    .limit(rows)
}

/** A rule that may still be ended, locked; only one of the area itself. */
export async function ruleForUpdate(tx: Transaction, { lo, hi }: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(cadenceRules)
    .where(and(eq(cadenceRules.id, id), between(cadenceRules.areaCode, lo, hi)))
    .for('update')
  return row
}

export type NewRule = Omit<typeof cadenceRules.$inferInsert, 'id'>

/** Writes a rule and ends, on the day it begins, the ones on the same subject that it replaces. */
export async function adoptRule(tx: Transaction, rule: NewRule): Promise<{ id: string; replaced: string[] }> {
  const { areaCode, about, value, fromOn, madeBy } = rule
  const replaced = await tx
    .update(cadenceRules)
    .set({ toOn: sql`greatest(${cadenceRules.fromOn}, ${fromOn}::date)`, endReason: '另定', endedBy: madeBy })
    .where(
      and(
        eq(cadenceRules.areaCode, areaCode),
        eq(cadenceRules.about, about),
        eq(cadenceRules.value, value),
        or(isNull(cadenceRules.toOn), sql`${cadenceRules.toOn} > ${fromOn}::date`),
      ),
    )
    .returning({ id: cadenceRules.id })
  const id = newId()
  await tx.insert(cadenceRules).values({ id, ...rule })
  return { id, replaced: replaced.map((row) => row.id) }
}

/** What the week was found to be when the rule was adopted; noted once, a trigger refuses a second time. */
export async function noteWeek(tx: Transaction, id: string, week: { askedWeekly: number; doneWeekly: number }) {
  await tx.update(cadenceRules).set(week).where(eq(cadenceRules.id, id))
}

export async function endRule(
  tx: Transaction,
  id: string,
  { toOn, endReason, endedBy }: { toOn: CivilDay; endReason: string; endedBy: string },
): Promise<void> {
  await tx.update(cadenceRules).set({ toOn, endReason, endedBy }).where(eq(cadenceRules.id, id))
}

/** One area changes its rules at a time. */
export async function lockCadences(tx: Transaction, area: AreaCode): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`cadence:${area}`}, 0))`)
}

/** The rule on a subject of an area in force on a day. */
export async function ruleOn(db: Reader, area: AreaCode, { about, value }: CadenceSubject, day: CivilDay) {
  const [row] = await db.execute<{ days: number }>(sql`
    select days from cadence_rules where area_code = ${area} and about = ${about} and value = ${value}
      and from_on <= ${day}::date and (to_on is null or to_on > ${day}::date) limit 1`)
  return row
}
