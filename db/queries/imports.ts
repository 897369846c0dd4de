import { and, asc, desc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { insertMany } from '@/db/bulk'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { importBatches, importRows, learnedMappings as learned } from '@/db/schema/exchange'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { ImportBucket } from '@/domain/exchange/codes'
import type { Mapping } from '@/domain/exchange/mapping'
import { type BucketCounts, sumOfBuckets } from '@/domain/exchange/matching'

export type Batch = Omit<typeof importBatches.$inferSelect, 'fileCipher'>
export type ImportRow = typeof importRows.$inferSelect
export type Note = NonNullable<ImportRow['written']>[number]
export type StagedRow = Omit<typeof importRows.$inferInsert, 'id' | 'areaCode' | 'batchId'>

const { fileCipher: _file, ...batchColumns } = columnsOf()

function columnsOf() {
  const { id, areaCode, fileName, fileDigest, bytes, fileCipher, sheet, gridCode, state, mapping, counts } =
    importBatches
  const { doneRows, parts, partsDone, failure, by, recordedAt, committedAt, undoneAt, version } = importBatches
  return {
    id,
    areaCode,
    fileName,
    fileDigest,
    bytes,
    fileCipher,
    sheet,
    gridCode,
    state,
    mapping,
    counts,
    doneRows,
    parts,
    partsDone,
    failure,
    by,
    recordedAt,
    committedAt,
    undoneAt,
    version,
  }
}

/** The batches of an area, newest first. */
export function batchesIn(db: Reader, jurisdiction: Jurisdiction, limit: number): Promise<Batch[]> {
  return db
    .select(batchColumns)
    .from(importBatches)
    .where(inside(importBatches.areaCode, jurisdiction))
    .orderBy(desc(importBatches.recordedAt))
    .limit(limit)
}

export async function batchOf(db: Reader, jurisdiction: Jurisdiction, id: string): Promise<Batch | undefined> {
  const [row] = await db
    .select(batchColumns)
    .from(importBatches)
    .where(and(eq(importBatches.id, id), inside(importBatches.areaCode, jurisdiction)))
  return row
}

/** The batch with its sealed file, not locked: the job that works on it holds an advisory lock instead. */
export async function wholeBatch(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(importBatches)
    .where(and(eq(importBatches.id, id), inside(importBatches.areaCode, jurisdiction)))
  return row
}

export async function batchForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(importBatches)
    .where(and(eq(importBatches.id, id), inside(importBatches.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function createBatch(
  tx: Transaction,
  batch: Omit<typeof importBatches.$inferInsert, 'recordedAt'>,
): Promise<void> {
  await tx.insert(importBatches).values(batch)
}

export async function saveBatch(
  tx: Transaction,
  id: string,
  changed: Partial<typeof importBatches.$inferInsert>,
): Promise<void> {
  await tx
    .update(importBatches)
    .set({ ...changed, version: sql`${importBatches.version} + 1` })
    .where(eq(importBatches.id, id))
}

/** Forgets what was read from the sheet, and what was decided about it. */
export async function clearRows(tx: Transaction, batchId: string): Promise<void> {
  await tx.delete(importRows).where(eq(importRows.batchId, batchId))
}

/** Puts what was read of some rows in place of any earlier reading of them; what was decided about a row stays with it. */
export async function replaceRows(
  tx: Transaction,
  batch: { id: string; areaCode: AreaCode },
  rows: StagedRow[],
): Promise<void> {
  const here = and(eq(importRows.batchId, batch.id), sql`${importRows.rowNo} = any(${numbers(rows)}::int[])`)
  const former = await tx
    .delete(importRows)
    .where(here)
    .returning({ rowNo: importRows.rowNo, decision: importRows.decision })
  const decided = new Map(former.map(({ rowNo, decision }) => [rowNo, decision]))
  await insertMany(
    tx,
    importRows,
    rows.map((row) => ({
      id: newId(),
      areaCode: batch.areaCode,
      batchId: batch.id,
      decision: decided.get(row.rowNo) ?? null,
      ...row,
    })),
  )
}

/** Single rows of a batch with what the preview says of them. */
export function rowsNumbered(tx: Transaction, batchId: string, rowNos: number[]) {
  return tx
    .select({ rowNo: importRows.rowNo, planCipher: importRows.planCipher })
    .from(importRows)
    .where(and(eq(importRows.batchId, batchId), inArray(importRows.rowNo, rowNos)))
}

/** The rows of one part: where they stood in the preview and what was decided. */
export function rowsOfPart(tx: Transaction, batchId: string, part: number) {
  return tx
    .select({ rowNo: importRows.rowNo, bucket: importRows.bucket, decision: importRows.decision })
    .from(importRows)
    .where(and(eq(importRows.batchId, batchId), eq(importRows.part, part)))
    .orderBy(asc(importRows.rowNo))
}

/** How many rows of a batch stand in each bucket. */
export async function bucketsOf(db: Reader, batchId: string): Promise<BucketCounts> {
  const rows = await db
    .select({ bucket: importRows.bucket, rows: sql<number>`count(*)::int` })
    .from(importRows)
    .where(eq(importRows.batchId, batchId))
    .groupBy(importRows.bucket)
  return sumOfBuckets(rows.flatMap(({ bucket, rows: count }) => (bucket ? [[bucket, count] as const] : [])))
}

const numbers = (rows: readonly { rowNo: number }[]) => `{${rows.map(({ rowNo }) => rowNo).join(',')}}`

/** One page of rows, all or of one bucket, in the order of the sheet. */
export function rowsOfBatch(
  db: Reader,
  jurisdiction: Jurisdiction,
  batchId: string,
  page: { bucket?: ImportBucket | undefined; after: number; limit: number },
) {
  const only: SQL | undefined = page.bucket ? eq(importRows.bucket, page.bucket) : undefined
  return db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.batchId, batchId),
        inside(importRows.areaCode, jurisdiction),
        gt(importRows.rowNo, page.after),
        only,
      ),
    )
    .orderBy(asc(importRows.rowNo))
    .limit(page.limit)
}

/** What writing a batch wrote, in the order of the sheet, one page of rows after the other. */
export async function* writtenBy(tx: Transaction, batchId: string, rows = 5000): AsyncIterable<Note[]> {
  for (let after = 0; ; ) {
    const page = await tx
      .select({ rowNo: importRows.rowNo, written: importRows.written })
      .from(importRows)
      .where(and(eq(importRows.batchId, batchId), gt(importRows.rowNo, after)))
      .orderBy(asc(importRows.rowNo))
      .limit(rows)
    const last = page.at(-1)
    if (!last) return
    yield page.flatMap(({ written }) => written ?? [])
    after = last.rowNo
  }
}

export async function saveDecision(
  tx: Transaction,
  batchId: string,
  rowNos: number[],
  decision: string | null,
): Promise<void> {
  await tx
    .update(importRows)
    .set({ decision })
    .where(and(eq(importRows.batchId, batchId), inArray(importRows.rowNo, rowNos)))
}

/** What committing wrote for each row, kept so that the batch can be taken back. */
export async function saveWritten(
  tx: Transaction,
  batchId: string,
  written: { rowNo: number; written: ImportRow['written'] }[],
): Promise<void> {
  // looked up in one object, not joined: the planner knows nothing of rows just put in and would join every row with every other
  for (let from = 0; from < written.length; from += 2000) {
    const part = written.slice(from, from + 2000)
    const byRow = JSON.stringify(Object.fromEntries(part.map(({ rowNo, written: rows }) => [rowNo, rows])))
    const rowNos = `{${part.map(({ rowNo }) => rowNo).join(',')}}`
    await tx.execute(sql`
      update import_rows set written = ${byRow}::jsonb -> row_no::text
      where batch_id = ${batchId} and row_no = any(${rowNos}::int[])`)
  }
}

/** Where rows stand that were written otherwise than the preview had said. */
export async function saveOutcomes(
  tx: Transaction,
  batchId: string,
  rows: { rowNo: number; bucket: ImportBucket; planCipher: string }[],
): Promise<void> {
  for (const { rowNo, bucket, planCipher } of rows)
    await tx
      .update(importRows)
      .set({ bucket, planCipher })
      .where(and(eq(importRows.batchId, batchId), eq(importRows.rowNo, rowNo)))
}

/** The mapping a committee confirmed for one layout. */
export async function learnedMapping(
  db: Reader,
  committee: AreaCode,
  fingerprint: string,
): Promise<Mapping | undefined> {
  const [row] = await db
    .select({ mapping: learned.mapping })
    .from(learned)
    .where(and(eq(learned.areaCode, committee), eq(learned.fingerprint, fingerprint)))
  return row?.mapping as Mapping | undefined
}

/** The mappings a committee confirmed last, newest first. */
export async function learnedMappings(db: Reader, committee: AreaCode, limit = 50): Promise<Mapping[]> {
  const rows = await db
    .select({ mapping: learned.mapping })
    .from(learned)
    .where(eq(learned.areaCode, committee))
    .orderBy(desc(learned.recordedAt), desc(learned.id))
    .limit(limit)
  return rows.map(({ mapping }) => mapping as Mapping)
}

export async function learnMapping(
  tx: Transaction,
  committee: AreaCode,
  fingerprint: string,
  mapping: Mapping,
  now: Date,
): Promise<void> {
  await tx
    .insert(learned)
    .values({ id: newId(), areaCode: committee, fingerprint, mapping })
    .onConflictDoUpdate({ target: [learned.areaCode, learned.fingerprint], set: { mapping, recordedAt: now } })
}
