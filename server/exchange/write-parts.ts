import 'server-only'
import { withActor } from '@/db/actor'
import type { Transaction } from '@/db/client'
import { type AuditEntry, recordAudit } from '@/db/queries/audit'
import { type Batch, bucketsOf, rowsOfPart, saveBatch, saveOutcomes, saveWritten } from '@/db/queries/imports'
import { jurisdictionOf } from '@/domain/access/actor'
import { countBuckets, settlementOf } from '@/domain/exchange/matching'
import type { Context } from '@/server/context'
import { sealShown } from '@/server/exchange/import-file'
import { type ImportPlan, planImport } from '@/server/exchange/plan-import'
import type { ImportWork } from '@/server/exchange/prepare-import'
import { writeImport } from '@/server/exchange/write-import'
import { lookForSame } from '@/server/residents/same-people'

/** Writes the next part of a batch, or all of them when they are few, with the entry that says so; true while there are more. */
export async function writeParts(tx: Transaction, work: ImportWork, batch: Batch): Promise<boolean> {
  const { context, size } = work
  const whole = (batch.counts?.total ?? 0) <= size.together
  const until = whole ? batch.parts : Math.min(batch.partsDone + 1, batch.parts)
  const told: AuditEntry[] = []
  const added = new Set<string>()
  let { doneRows } = batch
  for (let part = batch.partsDone; part < until; part++) {
    const written = await writePart(tx, work, batch, part)
    doneRows += written.rows
    for (const id of written.added) added.add(id)
    if (whole && part + 1 < until) await tell(context, batch.id, doneRows)
    if (part + 1 < batch.parts && !whole)
      told.push(entry(batch, { part: part + 1, parts: batch.parts, counts: written.counts }))
  }
  const { actor, now } = context
  const same = await lookForSame({ tx, actor, now }, batch.areaCode, [...added])
  const isLast = until === batch.parts
  const counts = isLast ? await bucketsOf(tx, batch.id) : batch.counts
  const end = isLast ? ({ state: 'committed', committedAt: context.now } as const) : {}
  await saveBatch(tx, batch.id, { ...end, counts, doneRows, partsDone: until, failure: null })
  if (isLast) told.push(entry(batch, { counts, file: batch.fileName }))
  await recordAudit(tx, byWhom(context), [...told, ...same.audit])
  return !isLast
}

/** What is written of a part is planned in the transaction that writes it; a row that no longer stands where the preview had it says so. */
async function writePart(tx: Transaction, work: ImportWork, batch: Batch, part: number) {
  const { reader, today, forced, source, cut } = work
  const { actor, now } = work.context
  const staged = await rowsOfPart(tx, batch.id, part)
  const reading = await reader.part(staged.map(({ rowNo }) => rowNo))
  const options = { today, gridCode: batch.gridCode, source, numbers: cut.numbers }
  const plan = await planImport(tx, jurisdictionOf(actor), reading, options)
  const decisions = new Map(
    staged.flatMap(({ rowNo, decision }) => {
      const settled = settlementOf(decision)
      return settled ? [[rowNo, settled] as const] : []
    }),
  )
  const written = await writeImport({ tx, now, today, accountId: actor.accountId, decisions, forced }, plan)
  await saveWritten(tx, batch.id, written)
  await saveOutcomes(tx, batch.id, movedRows(batch, staged, plan))
  const notes = written.flatMap((row) => row.written)
  const added = notes.filter(({ table, before }) => table === 'residents' && !before).map(({ id }) => id)
  return { rows: staged.length, counts: countBuckets(plan.rows.map(({ bucket }) => bucket)), added }
}

function movedRows(batch: Batch, staged: Awaited<ReturnType<typeof rowsOfPart>>, plan: ImportPlan) {
  const before = new Map(staged.map(({ rowNo, bucket }) => [rowNo, bucket]))
  return plan.rows
    .filter(({ rowNo, bucket }) => before.get(rowNo) !== bucket)
    .map(({ rowNo, bucket, shown, reasons }) => ({
      rowNo,
      bucket,
      planCipher: sealShown(batch.id, { ...shown, reasons }),
    }))
}

function entry({ id, areaCode }: Batch, detail: Record<string, unknown>): AuditEntry {
  return { act: 'import.commit', subject: 'import', subjectId: id, areaCode, detail }
}

function byWhom({ actor, now, requestId }: Context) {
  return { accountId: actor.accountId, accountName: actor.name, requestId, at: now }
}

/** Progress goes through a transaction of its own, so that others see it; the long one touches the row only at its end. */
async function tell(context: Context, batchId: string, done: number): Promise<void> {
  await withActor(context.db, context.actor, context.now, (tx) => saveBatch(tx, batchId, { doneRows: done }))
}
