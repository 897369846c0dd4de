import { and, desc, eq, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { fireChecks } from '@/db/schema/fire-checks'
import { issues } from '@/db/schema/issues'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'

export async function addFireCheck(tx: Transaction, row: typeof fireChecks.$inferInsert): Promise<void> {
  await tx.insert(fireChecks).values(row)
}

/** Checks of a household up to a day whose faults are not mended, oldest first, and whether their matter still runs. */
export function unmendedChecks(tx: Transaction, householdId: string, on: CivilDay) {
  return tx
    .select({ check: fireChecks, settledAt: issues.settledAt, issueState: issues.state })
    .from(fireChecks)
    .leftJoin(issues, eq(issues.id, fireChecks.issueId))
    .where(
      and(
        eq(fireChecks.householdId, householdId),
        isNotNull(fireChecks.mendBy),
        isNull(fireChecks.mendedOn),
        lte(fireChecks.onDay, on),
      ),
    )
    .orderBy(fireChecks.onDay, fireChecks.id)
    .for('update', { of: fireChecks })
}

export async function saveMended(
  tx: Transaction,
  row: typeof fireChecks.$inferSelect,
  mendedOn: CivilDay,
): Promise<void> {
  await tx
    .update(fireChecks)
    .set({ mendedOn, version: row.version + 1 })
    .where(eq(fireChecks.id, row.id))
}

/** The checks of a household, newest first. */
export function fireChecksOf(db: Reader, jurisdiction: Jurisdiction, householdId: string, most: number) {
  return db
    .select()
    .from(fireChecks)
    .where(and(eq(fireChecks.householdId, householdId), inside(fireChecks.areaCode, jurisdiction)))
    .orderBy(desc(fireChecks.onDay), desc(fireChecks.id))
    .limit(most)
}
