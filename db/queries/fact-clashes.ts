import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { households } from '@/db/schema/households'
import { factClashes } from '@/db/schema/sync'
import type { Jurisdiction } from '@/domain/access/actor'

export async function addClashes(tx: Transaction, rows: (typeof factClashes.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(factClashes).values(rows)
}

/** What two people told differently and nobody has decided yet, the oldest first. */
export function openClashes(db: Reader, jurisdiction: Jurisdiction, most: number) {
  return db
    .select({ clash: factClashes, address: households.address, by: accounts.name })
    .from(factClashes)
    .innerJoin(households, eq(households.id, factClashes.householdId))
    .leftJoin(accounts, eq(accounts.id, factClashes.madeBy))
    .where(and(inside(factClashes.areaCode, jurisdiction), isNull(factClashes.settledAt)))
    .orderBy(asc(factClashes.madeAt), asc(factClashes.id))
    .limit(most)
}

export async function clashForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(factClashes)
    .where(and(eq(factClashes.id, id), inside(factClashes.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function settleClash(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  settled: { choice: 'mine' | 'theirs'; settledAt: Date; settledBy: string },
): Promise<void> {
  await tx
    .update(factClashes)
    .set({ ...settled, version: version + 1 })
    .where(eq(factClashes.id, id))
}
