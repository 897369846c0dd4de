import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { heldItems, phones, syncReceipts } from '@/db/schema/sync'
import type { Jurisdiction } from '@/domain/access/actor'
import type { Receipt } from '@/domain/visits/sync'

/** What a key came to before; whoever sends the same key at the same time waits here until the first is through. */
export async function receiptOf(
  tx: Transaction,
  accountId: string,
  key: string,
): Promise<{ hash: string; answer: Receipt } | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`sync:${accountId}:${key}`}, 0))`)
  const [row] = await tx
    .select({ hash: syncReceipts.hash, answer: syncReceipts.answer })
    .from(syncReceipts)
    .where(and(eq(syncReceipts.accountId, accountId), eq(syncReceipts.key, key)))
  return row
}

export async function keepReceipt(tx: Transaction, receipt: typeof syncReceipts.$inferInsert): Promise<void> {
  await tx.insert(syncReceipts).values(receipt)
}

/** Of the keys of the person who asks, those whose receipt and what it names are both there, with their hash. */
export async function arrivedKeys(db: Reader, keys: string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await db.execute<{ sync_key: string; hash: string }>(
    sql`select sync_key, hash from sync_arrived(array[${sql.join(
      keys.map((key) => sql`${key}::uuid`),
      sql`, `,
    )}])`,
  )
  return new Map(rows.map(({ sync_key, hash }) => [sync_key, hash]))
}

export async function addHeld(tx: Transaction, item: typeof heldItems.$inferInsert): Promise<void> {
  await tx.insert(heldItems).values(item)
}

/** What waits for the secretary, the oldest first. */
export function openHeld(db: Reader, jurisdiction: Jurisdiction, most: number) {
  return db
    .select({ item: heldItems, by: accounts.name })
    .from(heldItems)
    .leftJoin(accounts, eq(accounts.id, heldItems.accountId))
    .where(and(inside(heldItems.areaCode, jurisdiction), isNull(heldItems.settledAt)))
    .orderBy(asc(heldItems.heldAt), asc(heldItems.id))
    .limit(most)
}

export async function heldForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(heldItems)
    .where(and(eq(heldItems.id, id), inside(heldItems.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function settleHeld(
  tx: Transaction,
  { id, version }: { id: string; version: number },
  settled: { settledAt: Date; settledBy: string; visitId: string | null; settledReason: string | null },
): Promise<void> {
  await tx
    .update(heldItems)
    .set({ ...settled, version: version + 1 })
    .where(eq(heldItems.id, id))
}

/** The phones of an account, the one used last first. */
export function phonesOf(db: Reader, accountId: string) {
  const { id, name, addedAt, seenAt, revokedAt } = phones
  return db
    .select({ id, name, addedAt, seenAt, revokedAt })
    .from(phones)
    .where(eq(phones.accountId, accountId))
    .orderBy(desc(seenAt))
    .limit(50)
}

/** The phone of an account among ids a browser knows, those of others among them. */
export async function ownPhoneForUpdate(tx: Transaction, accountId: string, ids: string[]) {
  const [row] = await tx
    .select()
    .from(phones)
    .where(and(inArray(phones.id, ids), eq(phones.accountId, accountId)))
    .orderBy(desc(phones.seenAt))
    .limit(1)
    .for('update')
  return row
}

/** The phone a token belongs to, whoever's it is; for handing over what it holds. */
export async function phoneWithToken(tx: Transaction, tokenDigest: string) {
  const [row] = await tx.select().from(phones).where(eq(phones.tokenDigest, tokenDigest))
  return row
}

export async function addPhone(tx: Transaction, phone: typeof phones.$inferInsert): Promise<void> {
  await tx.insert(phones).values(phone)
}

export async function savePhone(
  tx: Transaction,
  id: string,
  change: Partial<Pick<typeof phones.$inferInsert, 'seenAt' | 'revokedAt'>>,
): Promise<void> {
  await tx.update(phones).set(change).where(eq(phones.id, id))
}
