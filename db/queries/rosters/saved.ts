import { and, asc, count, eq, or, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { savedRosters } from '@/db/schema/rosters'
import type { Actor } from '@/domain/access/actor'
import { savedUnder } from '@/domain/rosters/saving'

/** Lists saved by oneself, and those others of the same committee share. */
export function savedRostersOf(db: Reader, actor: Actor) {
  return db
    .select({
      id: savedRosters.id,
      name: savedRosters.name,
      condition: savedRosters.condition,
      shared: savedRosters.shared,
      own: sql<boolean>`${savedRosters.ownerId} = ${actor.accountId}`,
      owner: accounts.name,
    })
    .from(savedRosters)
    .leftJoin(accounts, eq(accounts.id, savedRosters.ownerId))
    .where(and(ofCommittee(actor), or(eq(savedRosters.ownerId, actor.accountId), savedRosters.shared)))
    .orderBy(asc(savedRosters.name), asc(savedRosters.id))
    .limit(300)
}

/** How many somebody has saved, and how many of them under a name. */
export async function savedCounts(
  tx: Transaction,
  actor: Actor,
  name: string,
): Promise<{ all: number; named: number }> {
  const [row] = await tx
    .select({ all: count(), named: sql<number>`(count(*) filter (where ${savedRosters.name} = ${name}))::int` })
    .from(savedRosters)
    .where(and(ofCommittee(actor), eq(savedRosters.ownerId, actor.accountId)))
  return row ?? { all: 0, named: 0 }
}

export async function insertSavedRoster(tx: Transaction, row: typeof savedRosters.$inferInsert): Promise<void> {
  await tx.insert(savedRosters).values(row)
}

/** Takes an own list away; yields its name, or nothing when there is no such list of one's own. */
export async function removeSavedRoster(tx: Transaction, actor: Actor, id: string): Promise<string | undefined> {
  const [gone] = await tx
    .delete(savedRosters)
    .where(and(eq(savedRosters.id, id), ofCommittee(actor), eq(savedRosters.ownerId, actor.accountId)))
    .returning({ name: savedRosters.name })
  return gone?.name
}

const ofCommittee = ({ areaCode }: Actor) => eq(savedRosters.committeeCode, savedUnder(areaCode))
