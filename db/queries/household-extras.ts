import { and, eq, gte, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { auditEntries } from '@/db/schema/audit'
import { carePlans, outsideContacts } from '@/db/schema/households'
import { tags } from '@/db/schema/residents'
import type { Jurisdiction } from '@/domain/access/actor'

export async function insertTag(tx: Transaction, row: typeof tags.$inferInsert): Promise<void> {
  await tx.insert(tags).values(row)
}

export async function tagForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(tags)
    .where(and(eq(tags.id, id), inside(tags.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function saveTag(tx: Transaction, id: string, changes: Partial<typeof tags.$inferInsert>): Promise<void> {
  await tx
    .update(tags)
    .set({ ...changes, version: sql`${tags.version} + 1` })
    .where(eq(tags.id, id))
}

export async function insertContact(tx: Transaction, row: typeof outsideContacts.$inferInsert): Promise<void> {
  await tx.insert(outsideContacts).values(row)
}

export async function contactForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(outsideContacts)
    .where(and(eq(outsideContacts.id, id), inside(outsideContacts.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** Who an outside contact is, whether or not still one. */
export async function contactNamed(db: Reader, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select({ name: outsideContacts.name, relation: outsideContacts.relation })
    .from(outsideContacts)
    .where(and(eq(outsideContacts.id, id), inside(outsideContacts.areaCode, jurisdiction)))
  return row
}

export async function saveContact(
  tx: Transaction,
  id: string,
  changes: Partial<typeof outsideContacts.$inferInsert>,
): Promise<void> {
  await tx
    .update(outsideContacts)
    .set({ ...changes, version: sql`${outsideContacts.version} + 1` })
    .where(eq(outsideContacts.id, id))
}

export async function insertPlan(tx: Transaction, row: typeof carePlans.$inferInsert): Promise<void> {
  await tx.insert(carePlans).values(row)
}

export async function planForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(carePlans)
    .where(and(eq(carePlans.id, id), inside(carePlans.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function savePlan(
  tx: Transaction,
  id: string,
  changes: Partial<typeof carePlans.$inferInsert>,
): Promise<void> {
  await tx
    .update(carePlans)
    .set({ ...changes, version: sql`${carePlans.version} + 1` })
    .where(eq(carePlans.id, id))
}

const ownReveals = (accountId: string, since: Date) =>
  and(eq(auditEntries.accountId, accountId), eq(auditEntries.act, 'resident.reveal'), gte(auditEntries.at, since))

/** The moment an account was last allowed to see one number, if that was after `since`. */
export async function revealedAt(
  db: Reader,
  accountId: string,
  subjectId: string,
  field: string,
  since: Date,
): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(
        ownReveals(accountId, since),
        eq(auditEntries.subjectId, subjectId),
        sql`${auditEntries.detail} ->> 'field' = ${field}`,
      ),
    )
    .orderBy(sql`${auditEntries.at} desc`)
    .limit(1)
  return row?.at
}
