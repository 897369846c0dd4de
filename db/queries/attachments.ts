import { and, asc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { attachmentParts, attachments } from '@/db/schema/attachments'
import { households } from '@/db/schema/households'
import { visits } from '@/db/schema/visits'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { AttachmentType } from '@/domain/visits/attachment'
import type { AttachmentEnd } from '@/domain/visits/attachment-codes'

export type AttachmentRow = typeof attachments.$inferSelect
/** What an attachment belongs to. */
export type Beside = { visitId: string | null; observationId: string | null }

/** False when the id is there already, whoever's it is. */
export async function addAttachment(tx: Transaction, row: typeof attachments.$inferInsert): Promise<boolean> {
  const added = await tx.insert(attachments).values(row).onConflictDoNothing().returning({ id: attachments.id })
  return added.length > 0
}

/** One that somebody is sending, locked so that two requests with its last part make it whole once. */
export async function ownAttachmentForUpdate(tx: Transaction, accountId: string, id: string) {
  const [row] = await tx
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), eq(attachments.recordedBy, accountId)))
    .for('update')
  return row
}

export async function attachmentForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, id), inside(attachments.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** A whole one with something in it, inside the jurisdiction. */
export async function attachmentInside(db: Reader, jurisdiction: Jurisdiction, id: string) {
  const [row] = await db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.id, id),
        inside(attachments.areaCode, jurisdiction),
        isNotNull(attachments.wholeAt),
        isNull(attachments.goneAt),
      ),
    )
  return row
}

/** Which parts have arrived. */
export async function partsThere(tx: Transaction, attachmentId: string): Promise<number[]> {
  const rows = await tx
    .select({ part: attachmentParts.part })
    .from(attachmentParts)
    .where(eq(attachmentParts.attachmentId, attachmentId))
    .orderBy(asc(attachmentParts.part))
  return rows.map(({ part }) => part)
}

export function cipherPartsOf(db: Reader, attachmentId: string) {
  return db
    .select({ id: attachmentParts.id, cipher: attachmentParts.cipher })
    .from(attachmentParts)
    .where(eq(attachmentParts.attachmentId, attachmentId))
    .orderBy(asc(attachmentParts.part))
}

export async function addParts(tx: Transaction, rows: (typeof attachmentParts.$inferInsert)[]): Promise<void> {
  await tx.insert(attachmentParts).values(rows).onConflictDoNothing()
}

export async function removeParts(tx: Transaction, attachmentId: string): Promise<void> {
  await tx.delete(attachmentParts).where(eq(attachmentParts.attachmentId, attachmentId))
}

export async function makeWhole(
  tx: Transaction,
  { id, version }: Pick<AttachmentRow, 'id' | 'version'>,
  kept: { wholeAt: Date; mediaType: AttachmentType; keptHash: string },
): Promise<void> {
  await tx
    .update(attachments)
    .set({ ...kept, version: version + 1 })
    .where(eq(attachments.id, id))
}

/** Takes the content away; that it was there stays. */
export async function emptyAttachment(
  tx: Transaction,
  { id, version }: Pick<AttachmentRow, 'id' | 'version'>,
  gone: AttachmentEnd,
  goneAt: Date,
): Promise<void> {
  await removeParts(tx, id)
  await tx
    .update(attachments)
    .set({ gone, goneAt, version: version + 1 })
    .where(eq(attachments.id, id))
}

const beside = ({ visitId, observationId }: Beside): SQL | undefined =>
  visitId ? eq(attachments.visitId, visitId) : observationId ? eq(attachments.observationId, observationId) : sql`false`

/** How many photos lie beside a visit or a place, this one apart; two at once count one after the other. */
export async function photosBeside(tx: Transaction, of: Beside, except: string): Promise<number> {
  const place = of.visitId ?? of.observationId ?? ''
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`photos:${place}`}, 0))`)
  return tx.$count(attachments, and(beside(of), eq(attachments.kind, 'photo'), ne(attachments.id, except)))
}

/** Those that are whole, in the order they were taken; what is gone is told as gone. */
export function attachmentsBeside(db: Reader, jurisdiction: Jurisdiction, of: Beside) {
  const { id, kind, madeAt, gone, recordedBy } = attachments
  return db
    .select({ id, kind, madeAt, gone, recordedBy })
    .from(attachments)
    .where(and(beside(of), inside(attachments.areaCode, jurisdiction), isNotNull(attachments.wholeAt)))
    .orderBy(asc(madeAt), asc(id))
}

/** Photos of places that can be looked at, by what was seen there. */
export async function photosOfPlaces(
  db: Reader,
  jurisdiction: Jurisdiction,
  observationIds: string[],
): Promise<Map<string, string[]>> {
  if (observationIds.length === 0) return new Map()
  const rows = await db
    .select({ of: attachments.observationId, id: attachments.id })
    .from(attachments)
    .where(
      and(
        inArray(attachments.observationId, observationIds),
        inside(attachments.areaCode, jurisdiction),
        isNotNull(attachments.wholeAt),
        isNull(attachments.goneAt),
      ),
    )
    .orderBy(asc(attachments.id))
  const photos = new Map<string, string[]>()
  for (const { of, id } of rows) photos.set(of ?? '', [...(photos.get(of ?? '') ?? []), id])
  return photos
}

/** How many whole ones lie beside each of these visits, whether or not the visit is written. */
export async function attachmentCounts(
  db: Reader,
  jurisdiction: Jurisdiction,
  visitIds: string[],
): Promise<Map<string, number>> {
  if (visitIds.length === 0) return new Map()
  const rows = await db
    .select({ visitId: attachments.visitId, n: sql<number>`count(*)::int` })
    .from(attachments)
    .where(
      and(
        inArray(attachments.visitId, visitIds),
        inside(attachments.areaCode, jurisdiction),
        isNotNull(attachments.wholeAt),
      ),
    )
    .groupBy(attachments.visitId)
  return new Map(rows.map(({ visitId, n }) => [visitId ?? '', n]))
}

/** What was sent of a visit before it was written goes where the visit is. */
export async function adoptAttachments(
  tx: Transaction,
  visitId: string,
  { id: householdId, areaCode }: { id: string; areaCode: AreaCode },
): Promise<void> {
  await tx
    .update(attachments)
    .set({ householdId, areaCode })
    .where(and(eq(attachments.visitId, visitId), isNull(attachments.householdId)))
}

/** 待录文字: voice notes nobody has typed yet, of one person, or of those besides whose account is gone. */
export function soundsToType(
  db: Reader,
  jurisdiction: Jurisdiction,
  accountId: string,
  ofTheGone: boolean,
  most: number,
) {
  const whose = eq(attachments.recordedBy, accountId)
  return db
    .select({
      id: attachments.id,
      madeAt: attachments.madeAt,
      visitId: visits.id,
      visitAt: visits.at,
      note: visits.note,
      householdId: households.id,
      address: households.address,
      by: accounts.name,
    })
    .from(attachments)
    .innerJoin(visits, eq(visits.id, attachments.visitId))
    .innerJoin(households, eq(households.id, visits.householdId))
    .innerJoin(accounts, eq(accounts.id, attachments.recordedBy))
    .where(
      and(
        inside(attachments.areaCode, jurisdiction),
        eq(attachments.kind, 'sound'),
        isNotNull(attachments.wholeAt),
        isNull(attachments.goneAt),
        ofTheGone ? or(whose, isNotNull(accounts.disabledAt)) : whose,
      ),
    )
    .orderBy(asc(attachments.madeAt), asc(attachments.id))
    .limit(most)
}

/** Whether an account can sign in no more. */
export async function isGoneAccount(db: Reader, accountId: string): Promise<boolean> {
  const [row] = await db.select({ at: accounts.disabledAt }).from(accounts).where(eq(accounts.id, accountId))
  return row?.at != null
}

/** Lets go of receipts past their 400 days and of what began to arrive five weeks ago and never went on; yields how many. */
export async function sweepSync(tx: Transaction, most: number): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`select sweep_sync(${most}) as n`)
  return row?.n ?? 0
}
