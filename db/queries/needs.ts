import { and, asc, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { holds } from '@/db/queries/figures/households'
import { inside } from '@/db/queries/inside'
import { filesOf } from '@/db/queries/merged-files'
import { tableKnown } from '@/db/queries/rosters/known'
import { accounts } from '@/db/schema/accounts'
import { needs } from '@/db/schema/needs'
import { residents } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { NeedKind } from '@/domain/households/need-codes'

/** Any need, or one of a kind. */
export type AskedNeed = NeedKind | 'any'

/** Of need `n`. */
export const kindIs = (need: AskedNeed): SQL => (need === 'any' ? sql`true` : sql`n.kind = ${need}`)

/** People with an open need of their own on the day, as it was known at a moment, by `id`. */
export function peopleInNeed(
  own: Jurisdiction,
  need: AskedNeed,
  { day, known }: { day: CivilDay; known: Date | undefined },
): SQL {
  return sql`select distinct n.resident_id as id from ${tableKnown('needs', own, known)} n
    where n.area_code between ${own.lo} and ${own.hi} and n.resident_id is not null and ${kindIs(need)} and ${holds('n', day)}`
}

/** Households with an open need on the day: one of the whole household, or of somebody who lives there then. */
export function householdsInNeed({ lo, hi }: Jurisdiction, need: AskedNeed, day: CivilDay): SQL {
  const open = sql`n.area_code between ${lo} and ${hi} and ${kindIs(need)} and ${holds('n', day)}`
  return sql`select n.household_id from needs n where n.resident_id is null and ${open}
    union select y.household_id from needs n join residencies y on y.resident_id = n.resident_id and ${holds('y', day)} where ${open}`
}

/** 需求 of a household, of files merged into it and of whoever lives there now: open ones first, then the latest ended. */
export function needsOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  const living = sql`${needs.residentId} in (select y.resident_id from residencies y where y.household_id = ${householdId} and y.to_on is null)`
  return db
    .select({
      ...{ id: needs.id, residentId: needs.residentId, kind: needs.kind, words: needs.words, state: needs.state },
      ...{ fromOn: needs.fromOn, toOn: needs.toOn, outcome: needs.outcome, version: needs.version },
      person: residents.name,
      by: accounts.name,
    })
    .from(needs)
    .leftJoin(residents, eq(residents.id, needs.residentId))
    .leftJoin(accounts, eq(accounts.id, needs.recordedBy))
    .where(
      and(or(sql`${needs.householdId} = any(${filesOf(householdId)})`, living), inside(needs.areaCode, jurisdiction)),
    )
    .orderBy(sql`${needs.toOn} is not null`, desc(needs.toOn), asc(needs.fromOn), asc(needs.id))
    .limit(100)
}
export type NeedRow = Awaited<ReturnType<typeof needsOf>>[number]

/** The same need of the same person or household that is still open. */
export async function openNeed(
  tx: Transaction,
  { householdId, residentId, kind }: { householdId: string; residentId: string | null; kind: NeedKind },
) {
  const whose = residentId
    ? eq(needs.residentId, residentId)
    : and(eq(needs.householdId, householdId), isNull(needs.residentId))
  const [row] = await tx
    .select({ fromOn: needs.fromOn })
    .from(needs)
    .where(and(whose, eq(needs.kind, kind), isNull(needs.toOn)))
    .limit(1)
  return row
}

export async function insertNeed(tx: Transaction, row: typeof needs.$inferInsert): Promise<void> {
  await tx.insert(needs).values(row)
}

export async function needForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(needs)
    .where(and(eq(needs.id, id), inside(needs.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function saveNeed(tx: Transaction, id: string, changes: Partial<typeof needs.$inferInsert>) {
  await tx
    .update(needs)
    .set({ ...changes, version: sql`${needs.version} + 1` })
    .where(eq(needs.id, id))
}
