import 'server-only'
import { sql } from 'drizzle-orm'
import { withActor } from '@/db/actor'
import type { Database, Transaction } from '@/db/client'
import { recordAudit } from '@/db/queries/audit'
import { everyRowOf, replaceRows, saveBatch, saveWritten, takeWork, wholeBatch } from '@/db/queries/imports'
import { jurisdictionOf } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { countBuckets, settlementOf } from '@/domain/exchange/matching'
import { readSheet } from '@/domain/exchange/reading'
import { admitted } from '@/server/admission'
import type { Context } from '@/server/context'
import { type KeptMapping, openFile, sealShown } from '@/server/exchange/import-file'
import { planImport } from '@/server/exchange/plan-import'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'
import { writeImport } from '@/server/exchange/write-import'
import { lookForSame } from '@/server/residents/same-people'

type Batch = NonNullable<Awaited<ReturnType<typeof wholeBatch>>>

/**
 * Does the next piece of work of a batch: prepares the preview, or writes what was confirmed.
 * Runs after the page has answered, in one process at a time, and can be run again after that process was killed; the batch row says how far it is, and a fault is written there in words.
 */
export async function runImport(context: Context, batchId: string): Promise<void> {
  try {
    await admitted(context, 'imports', (db) => work(db, context, batchId))
  } catch (error) {
    const failure = error instanceof Error ? error.name : 'unknown'
    await withActor(context.db, context.actor, context.now, (tx) =>
      saveBatch(tx, batchId, { state: 'failed', failure }),
    )
  }
}

function work(db: Database, context: Context, batchId: string): Promise<void> {
  return withActor(db, context.actor, context.now, async (tx) => {
    const batch = await wholeBatch(tx, jurisdictionOf(context.actor), batchId)
    if (!batch || !(await takeWork(tx, batchId))) return
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import:${batch.areaCode}`}, 0))`)
    if (batch.state === 'mapped') await prepare(tx, context, batch)
    else if (batch.state === 'committing') await commit(tx, context, batch)
  })
}

async function prepare(tx: Transaction, context: Context, batch: Batch): Promise<void> {
  const { plan, reading } = await planned(tx, context, batch)
  const rows = plan.rows.map(({ rowNo, bucket, reasons, shown }) => ({
    sheet: batch.sheet,
    rowNo,
    bucket,
    planCipher: sealShown(batch.id, { ...shown, reasons }),
  }))
  await replaceRows(tx, batch, rows)
  const counts = countBuckets(plan.rows.map(({ bucket }) => bucket))
  await saveBatch(tx, batch.id, {
    state: 'ready',
    failure: null,
    counts,
    doneRows: counts.total,
    mapping: { ...(batch.mapping as KeptMapping), mapping: reading.mapping },
  })
}

async function commit(tx: Transaction, context: Context, batch: Batch): Promise<void> {
  const staged = await everyRowOf(tx, batch.id)
  const decisions = new Map(
    staged.flatMap(({ rowNo, decision }) => {
      const settled = settlementOf(decision)
      return settled ? [[rowNo, settled] as const] : []
    }),
  )
  const { plan, today } = await planned(tx, context, batch)
  const progress = (done: number) => tell(context, batch.id, done)
  const written = await writeImport(
    { tx, now: context.now, today, accountId: context.actor.accountId, decisions },
    plan,
    progress,
  )
  await saveWritten(tx, batch.id, written)
  const added = written.flatMap((row) => row.written.filter(({ table, before }) => table === 'residents' && !before))
  const { actor, now } = context
  const same = await lookForSame({ tx, actor, now }, batch.areaCode, [...new Set(added.map(({ id }) => id))])
  const counts = countBuckets(plan.rows.map(({ bucket }) => bucket))
  await saveBatch(tx, batch.id, {
    state: 'committed',
    failure: null,
    counts,
    doneRows: counts.total,
    committedAt: context.now,
  })
  const by = {
    accountId: context.actor.accountId,
    accountName: context.actor.name,
    requestId: context.requestId,
    at: context.now,
  }
  const entry = {
    act: 'import.commit',
    subject: 'import',
    subjectId: batch.id,
    areaCode: batch.areaCode,
    detail: { counts, file: batch.fileName },
  } as const
  await recordAudit(tx, by, [entry, ...same.audit])
}

async function planned(tx: Transaction, context: Context, batch: Batch) {
  const book = await readWorkbook(openFile(batch.id, batch.fileCipher ?? ''), batch.fileName)
  const sheet = book.ok ? book.value[batch.sheet] : undefined
  if (!sheet) throw new Error('import file no longer readable')
  const today = dayOf(context.now)
  const reading = readSheet(sheet, (batch.mapping as KeptMapping).mapping, { today })
  const plan = await planImport(tx, jurisdictionOf(context.actor), reading, {
    today,
    gridCode: batch.gridCode,
    source: `${batch.fileName}，${dayOf(batch.recordedAt)} 上传`,
  })
  return { plan, reading, today }
}

/** Progress goes through a transaction of its own, so that others see it; the long one touches the row only at its end. */
async function tell(context: Context, batchId: string, done: number): Promise<void> {
  await withActor(context.db, context.actor, context.now, (tx) => saveBatch(tx, batchId, { doneRows: done }))
}
