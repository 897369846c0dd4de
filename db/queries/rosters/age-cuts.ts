import { desc, eq, inArray } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { ageCuts } from '@/db/schema/age-cuts'
import type { AreaCode } from '@/domain/areas/area-code'

/** Cuts of some areas, of the smallest area first, the one that begins last on top. */
export function cutsOf(db: Reader, areas: AreaCode[]) {
  const { id, areaCode, name, bands, fromOn, madeAt } = ageCuts
  return db
    .select({ id, areaCode, name, bands, fromOn, madeAt, by: accounts.name })
    .from(ageCuts)
    .leftJoin(accounts, eq(accounts.id, ageCuts.madeBy))
    .where(inArray(areaCode, areas))
    .orderBy(desc(areaCode), desc(fromOn), desc(madeAt))
    .limit(50)
}

export async function insertCut(tx: Transaction, row: typeof ageCuts.$inferInsert): Promise<void> {
  await tx.insert(ageCuts).values(row)
}
