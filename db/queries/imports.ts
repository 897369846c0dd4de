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

export type Batch = Omit<typeof importBatches.$inferSelect, 'fileCipher'>
export type ImportRow = typeof importRows.$inferSelect
export type StagedRow = Omit<typeof importRows.$inferInsert, 'id' | 'areaCode' | 'batchId'>

const { fileCipher: _file, ...batchColumns } = columnsOf()

function columnsOf() {
  const { id, areaCode, fileName, fileDigest, bytes, fileCipher, sheet, gridCode, state, mapping, counts } =
    importBatches
  const { doneRows, failure, by, recordedAt, committedAt, undoneAt, version } = importBatches
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

const jobOf = (id: string) => sql`hashtextextended(${`import-job:${id}`}, 0)`

/** Takes the work of a batch until the transaction ends; false while another process is at it. */
export async function takeWork(tx: Transaction, id: string): Promise<boolean> {
  const [row] = await tx.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(${jobOf(id)}) as taken`)
  return row?.taken === true
}

/** Whether a process is at the work of a batch now; one that was killed is not. */
export async function isAtWork(db: Reader, id: string): Promise<boolean> {
  const [row] = await db.execute<{ held: boolean }>(sql`select exists (select from pg_locks
    where locktype = 'advisory' and granted and objsubid = 1 and ((classid::bigint << 32) | objid::bigint) = ${jobOf(id)}
      and database = (select oid from pg_database where datname = current_database())) as held`)
  return row?.held === true
}

/** Stands in `failure` while a batch is at work, with how often it was taken up after its process had ended. */
export const triesWord = '接着做'

/** Imports whose work is not done and nobody is at, with who began them. */
export async function unfinishedImports(tx: Transaction): Promise<{ id: string; accountId: string; tries: number }[]> {
  const rows = await tx.execute<{ id: string; by_id: string; failure: string | null }>(
    sql`select id, by_id, failure from unfinished_imports()`,
  )
  const left = []
  for (const { id, by_id: accountId, failure } of rows) {
    const tries = failure?.startsWith(triesWord) ? Number(failure.slice(triesWord.length)) : 0
    if (!(await isAtWork(tx, id))) left.push({ id, accountId, tries })
  }
  return left
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

/** Puts what was read from the sheet in place of any earlier reading. */
export async function replaceRows(
  tx: Transaction,
  batch: { id: string; areaCode: AreaCode },
  rows: StagedRow[],
): Promise<void> {
  await tx.delete(importRows).where(eq(importRows.batchId, batch.id))
  await insertMany(
    tx,
    importRows,
    rows.map((row) => ({ id: newId(), areaCode: batch.areaCode, batchId: batch.id, ...row })),
  )
}

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

export function everyRowOf(db: Reader, batchId: string): Promise<ImportRow[]> {
  return db.select().from(importRows).where(eq(importRows.batchId, batchId)).orderBy(asc(importRows.rowNo))
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
