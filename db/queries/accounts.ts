import { and, count, eq, getTableColumns, gt, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { accounts, sessions, signInAttempts } from '@/db/schema/accounts'
import type { Actor } from '@/domain/access/actor'

const { passwordHash: _, ...readable } = getTableColumns(accounts)

/** The columns of an account the application may read; the password hash is not among them. */
export const accountColumns = readable
export type Account = Omit<typeof accounts.$inferSelect, 'passwordHash'>

/** The account of a name, whatever its letters' case, with its password hash; disabled ones too, so that both cost the same. */
export async function accountNamed(
  tx: Transaction,
  username: string,
): Promise<(Account & { passwordHash: string }) | undefined> {
  const [row] = await tx
    .select({ ...accountColumns, passwordHash: sql<string>`password_hash_of(${accounts.id})` })
    .from(accounts)
    .where(sql`lower(${accounts.username}) = ${username.toLowerCase()}`)
  return row
}

/** An account by its id, for going on with work it had begun. */
export async function accountWithId(tx: Transaction, id: string): Promise<Account | undefined> {
  const [row] = await tx.select(accountColumns).from(accounts).where(eq(accounts.id, id))
  return row
}

/** The password hash of one's own account; of anybody's only while signing in. */
export async function passwordHashOf(tx: Transaction, accountId: string): Promise<string | undefined> {
  const [row] = await tx.execute<{ hash: string | null }>(sql`select password_hash_of(${accountId}) as hash`)
  return row?.hash ?? undefined
}

export async function accountUsername(tx: Transaction, accountId: string): Promise<string | undefined> {
  const [row] = await tx.select({ username: accounts.username }).from(accounts).where(eq(accounts.id, accountId))
  return row?.username
}

/** Failures since `since` under one name and from one address. */
export async function failuresSince(tx: Transaction, username: string, address: string, since: Date) {
  const failed = and(eq(signInAttempts.failed, true), gt(signInAttempts.at, since))
  const [[byName], [byAddress]] = await Promise.all([
    tx
      .select({ n: count() })
      .from(signInAttempts)
      .where(and(eq(signInAttempts.username, username.toLowerCase()), failed)),
    tx
      .select({ n: count() })
      .from(signInAttempts)
      .where(and(eq(signInAttempts.address, address), failed)),
  ])
  return { byName: byName?.n ?? 0, byAddress: byAddress?.n ?? 0 }
}

/** Serialises the tries of one name, so that a thousand at once are still counted one by one. */
export async function lockName(tx: Transaction, username: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${username.toLowerCase()}`}, 0))`)
}

export async function recordAttempt(
  tx: Transaction,
  attempt: { username: string; address: string; at: Date; failed: boolean },
): Promise<void> {
  await tx.insert(signInAttempts).values({ ...attempt, username: attempt.username.toLowerCase() })
}

/** After a success the earlier failures of that name no longer count. */
export async function forgetFailures(tx: Transaction, username: string): Promise<void> {
  await tx
    .delete(signInAttempts)
    .where(and(eq(signInAttempts.username, username.toLowerCase()), eq(signInAttempts.failed, true)))
}

export async function startSession(
  tx: Transaction,
  session: { accountId: string; tokenDigest: string; at: Date; phone: boolean; address: string; agent: string },
): Promise<string> {
  const id = newId()
  const { at, ...rest } = session
  await tx.insert(sessions).values({ id, ...rest, startedAt: at, seenAt: at })
  return id
}

/** The living session behind a digest, with the account as it is now: a right taken away is gone at the next request. */
export async function sessionBehind(tx: Transaction, tokenDigest: string) {
  const [row] = await tx
    .select({ session: sessions, account: accountColumns })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .where(and(eq(sessions.tokenDigest, tokenDigest), isNull(sessions.endedAt), isNull(accounts.disabledAt)))
  return row
}

export async function touchSession(tx: Transaction, sessionId: string, at: Date): Promise<void> {
  await tx.update(sessions).set({ seenAt: at }).where(eq(sessions.id, sessionId))
}

export async function endSession(tx: Transaction, sessionId: string, at: Date): Promise<void> {
  await tx
    .update(sessions)
    .set({ endedAt: at })
    .where(and(eq(sessions.id, sessionId), isNull(sessions.endedAt)))
}

export function actorOf(account: Account, sessionId: string): Actor {
  const { id: accountId, name, title, role, areaCode, unitCode, buildingId } = account
  return { accountId, sessionId, name, title, role, areaCode, unitCode, buildingId }
}
