import { and, asc, desc, eq, gt, ilike, isNotNull, isNull, max, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type Account, accountColumns } from '@/db/queries/accounts'
import { inside } from '@/db/queries/inside'
import { accounts, sessions } from '@/db/schema/accounts'
import { areas } from '@/db/schema/areas'
import { buildings } from '@/db/schema/dwellings'
import type { Jurisdiction } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import type { UnitCode } from '@/domain/issues/codes'

export type AccountFilter = { q?: string | undefined; role?: Role | undefined; state?: 'open' | 'disabled' | undefined }

const lastSeen = (tx: Transaction) =>
  tx
    .select({ accountId: sessions.accountId, at: max(sessions.seenAt).as('last_seen') })
    .from(sessions)
    .groupBy(sessions.accountId)
    .as('seen')

/** Accounts of a jurisdiction by area and name, from `after` on; with the area's name and when each was last here. */
export function accountsPage(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  filter: AccountFilter,
  page: { after?: string | undefined; limit: number },
) {
  const seen = lastSeen(tx)
  const like = filter.q && `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`
  const wanted: (SQL | undefined)[] = [
    inside(accounts.areaCode, jurisdiction),
    like ? or(ilike(accounts.name, like), ilike(accounts.username, like)) : undefined,
    filter.role ? eq(accounts.role, filter.role) : undefined,
    filter.state === 'open' ? isNull(accounts.disabledAt) : undefined,
    filter.state === 'disabled' ? isNotNull(accounts.disabledAt) : undefined,
    page.after === undefined ? undefined : gt(accounts.username, page.after),
  ]
  return tx
    .select({ ...accountColumns, areaName: areas.name, lastSeenAt: seen.at })
    .from(accounts)
    .leftJoin(areas, eq(areas.code, accounts.areaCode))
    .leftJoin(seen, eq(seen.accountId, accounts.id))
    .where(and(...wanted))
    .orderBy(asc(accounts.username))
    .limit(page.limit)
}

/** One account of a jurisdiction. */
export async function accountInside(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Account | undefined> {
  const [row] = await tx
    .select(accountColumns)
    .from(accounts)
    .where(and(eq(accounts.id, id), inside(accounts.areaCode, jurisdiction)))
  return row
}

/** The same, held until the transaction ends. */
export async function accountInsideForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Account | undefined> {
  const [row] = await tx
    .select(accountColumns)
    .from(accounts)
    .where(and(eq(accounts.id, id), inside(accounts.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** Makes an account; false when the name is taken, wherever. */
export async function insertAccount(tx: Transaction, account: typeof accounts.$inferInsert): Promise<boolean> {
  const made = await tx.insert(accounts).values(account).onConflictDoNothing().returning({ id: accounts.id })
  return made.length === 1
}

type Change = Partial<
  Pick<
    typeof accounts.$inferInsert,
    | 'name'
    | 'title'
    | 'role'
    | 'areaCode'
    | 'buildingId'
    | 'disabledAt'
    | 'passwordHash'
    | 'passwordChangedOn'
    | 'mustChangePassword'
  >
> & { unitCode?: UnitCode | null }

export async function updateAccount(tx: Transaction, id: string, change: Change): Promise<void> {
  await tx
    .update(accounts)
    .set({ ...change, version: sql`${accounts.version} + 1` })
    .where(eq(accounts.id, id))
}

/** Ends every session of an account, the one named apart; yields how many. */
export async function endSessionsOf(tx: Transaction, accountId: string, at: Date, except?: string): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(
      and(
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        except === undefined ? undefined : ne(sessions.id, except),
      ),
    )
    .returning({ id: sessions.id })
  return ended.length
}

/** The sessions of an account that have not ended, newest first; never the key. */
export function openSessionsOf(tx: Transaction, accountId: string) {
  return tx
    .select({
      id: sessions.id,
      startedAt: sessions.startedAt,
      seenAt: sessions.seenAt,
      phone: sessions.phone,
      address: sessions.address,
      agent: sessions.agent,
    })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), isNull(sessions.endedAt)))
    .orderBy(desc(sessions.seenAt))
    .limit(20)
}

/** Buildings a volunteer can be given. */
export function buildingsToGive(tx: Transaction, jurisdiction: Jurisdiction) {
  return tx
    .select({ id: buildings.id, areaCode: buildings.areaCode, estate: buildings.estate, name: buildings.name })
    .from(buildings)
    .where(inside(buildings.areaCode, jurisdiction))
    .orderBy(asc(buildings.areaCode), asc(buildings.sort), asc(buildings.name))
    .limit(2000)
}
