import 'server-only'
import type { Transaction } from '@/db/client'
import { type Batch, bucketsOf, replaceRows, saveBatch } from '@/db/queries/imports'
import { jurisdictionOf } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { PartSize } from '@/domain/exchange/parts'
import type { Context } from '@/server/context'
import { sealShown } from '@/server/exchange/import-file'
import { planImport } from '@/server/exchange/plan-import'
import type { Reader } from '@/server/exchange/reader'
import type { Cut } from '@/server/exchange/readers/reader-process'

/**
 * A batch at work: its sheet, open in the reading process, and how that is cut. `forced` are the rows whose number stands
 * for a reason; `source` names the file beside what it says.
 */
export type ImportWork = {
  context: Context
  reader: Reader
  size: PartSize
  cut: Cut
  today: CivilDay
  forced: ReadonlyMap<number, string>
  source: string
}

/** Compares the next part with the house, or all of them when they are few; true while there are more. */
export async function prepareParts(tx: Transaction, work: ImportWork, batch: Batch): Promise<boolean> {
  const { parts } = work.cut
  const rows = parts.reduce((sum, part) => sum + part.length, 0)
  const until = rows > work.size.together ? Math.min(batch.partsDone + 1, parts.length) : parts.length
  for (let part = batch.partsDone; part < until; part++) await preparePart(tx, work, batch, part)

  if (until < parts.length) {
    const doneRows = parts.slice(0, until).reduce((sum, part) => sum + part.length, 0)
    await saveBatch(tx, batch.id, { parts: parts.length, partsDone: until, doneRows, failure: null })
    return true
  }
  const counts = await bucketsOf(tx, batch.id)
  const state = { state: 'ready', parts: parts.length, partsDone: 0, failure: null } as const
  await saveBatch(tx, batch.id, { ...state, counts, doneRows: counts.total })
  return false
}

async function preparePart(tx: Transaction, work: ImportWork, batch: Batch, part: number): Promise<void> {
  const { cut, reader, today, source } = work
  const reading = await reader.part(cut.parts[part] ?? [])
  const { gridCode } = batch
  const options = { today, gridCode, source, numbers: cut.numbers }
  const { rows } = await planImport(tx, jurisdictionOf(work.context.actor), reading, options)
  const staged = rows.map(({ rowNo, bucket, reasons, shown }) => ({
    sheet: batch.sheet,
    rowNo,
    bucket,
    part,
    planCipher: sealShown(batch.id, { ...shown, reasons }),
  }))
  await replaceRows(tx, batch, staged)
}
