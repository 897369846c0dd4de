import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { households } from '@/db/schema/households'
import { residents } from '@/db/schema/residents'
import { promises } from '@/db/schema/visits'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type PromiseRow = typeof promises.$inferSelect

export async function promiseForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<PromiseRow | undefined> {
  const [row] = await tx
    .select()
    .from(promises)
    .where(and(eq(promises.id, id), inside(promises.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function savePromise(
  tx: Transaction,
  promise: Pick<PromiseRow, 'id' | 'version'>,
  change: Partial<Pick<PromiseRow, 'answer' | 'answeredAt' | 'answeredBy' | 'dueOn' | 'postponedReason'>>,
): Promise<void> {
  await tx
    .update(promises)
    .set({ ...change, version: promise.version + 1 })
    .where(eq(promises.id, promise.id))
}

export async function addPromise(tx: Transaction, promise: typeof promises.$inferInsert): Promise<void> {
  await tx.insert(promises).values(promise)
}

/** The open promises of a household among `ids`, locked. */
export function openPromisesForUpdate(tx: Transaction, householdId: string, ids: string[]): Promise<PromiseRow[]> {
  return tx
    .select()
    .from(promises)
    .where(and(eq(promises.householdId, householdId), inArray(promises.id, ids), isNull(promises.answeredAt)))
    .for('update')
}

/** The open promises of a household, the nearest day first. */
export function openPromisesOf(db: Reader, householdId: string) {
  return db
    .select({
      id: promises.id,
      text: promises.text,
      dueOn: promises.dueOn,
      madeAt: promises.madeAt,
      madeBy: promises.madeBy,
      issueId: promises.issueId,
    })
    .from(promises)
    .where(and(eq(promises.householdId, householdId), isNull(promises.answeredAt)))
    .orderBy(asc(promises.dueOn))
}

/** The open promises of these households that fall after a day, the nearest first. */
export function laterPromisesOf(db: Reader, householdIds: string[], day: CivilDay) {
  return db
    .select({ householdId: promises.householdId, text: promises.text, dueOn: promises.dueOn })
    .from(promises)
    .where(and(inArray(promises.householdId, householdIds), isNull(promises.answeredAt), gt(promises.dueOn, day)))
    .orderBy(asc(promises.dueOn), asc(promises.id))
}

/** Promises of the area: open ones by day, answered ones newest first. `until` leaves out later days; `from` pages on. */
export function promisesListed(
  db: Reader,
  jurisdiction: Jurisdiction,
  wanted: {
    answered: boolean
    until?: CivilDay | undefined
    after?: { key: string; id: string } | undefined
    rows: number
  },
) {
  const { answered, until, after, rows } = wanted
  const key: SQL = answered ? sql`${promises.answeredAt}` : sql`${promises.dueOn}`
  const beyond =
    after &&
    (answered
      ? sql`(${key}, ${promises.id}) < (${after.key}::timestamptz, ${after.id}::uuid)`
      : sql`(${key}, ${promises.id}) > (${after.key}::date, ${after.id}::uuid)`)
  return db
    .select({
      id: promises.id,
      text: promises.text,
      dueOn: promises.dueOn,
      madeAt: promises.madeAt,
      madeBy: promises.madeBy,
      answer: promises.answer,
      answeredAt: promises.answeredAt,
      postponedReason: promises.postponedReason,
      issueId: promises.issueId,
      visitId: promises.visitId,
      householdId: promises.householdId,
      address: households.address,
      headName: residents.name,
      cursor: sql<string>`${key}::text`,
    })
    .from(promises)
    .innerJoin(households, eq(households.id, promises.householdId))
    .leftJoin(residents, eq(residents.id, households.headId))
    .where(
      and(
        inside(promises.areaCode, jurisdiction),
        answered ? isNotNull(promises.answeredAt) : isNull(promises.answeredAt),
        until ? sql`${promises.dueOn} <= ${until}` : undefined,
        beyond,
      ),
    )
    .orderBy(answered ? desc(key) : asc(key), answered ? desc(promises.id) : asc(promises.id))
    .limit(rows)
}

/** Open promises of the area, and how many are due by today and overdue. */
export async function promiseCounts(db: Reader, jurisdiction: Jurisdiction, today: CivilDay) {
  const [row] = await db
    .select({
      open: sql<number>`count(*)::int`,
      due: sql<number>`(count(*) filter (where due_on <= ${today}))::int`,
      overdue: sql<number>`(count(*) filter (where due_on < ${today}))::int`,
    })
    .from(promises)
    .where(and(inside(promises.areaCode, jurisdiction), isNull(promises.answeredAt)))
  return row ?? { open: 0, due: 0, overdue: 0 }
}
