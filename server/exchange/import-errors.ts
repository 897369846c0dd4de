import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import type { Transaction } from '@/db/client'
import { mayWait } from '@/db/queries/import-jobs'
import { wholeBatch } from '@/db/queries/imports'
import type { Jurisdiction } from '@/domain/access/actor'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import type { RefusedRow, SheetReading } from '@/domain/exchange/family'
import { recordId } from '@/server/address'
import { forcedRows, type KeptMapping, openFile } from '@/server/exchange/import-file'
import { usualParts } from '@/server/exchange/part-size'
import { type ImportPlan, planImport } from '@/server/exchange/plan-import'
import { type Reader, withReader } from '@/server/exchange/reader'
import { errorWorkbook } from '@/server/exchange/writers/error-workbook'
import { view } from '@/server/view'

/** 退回表: the user's own rows that were handed back, as they wrote them, with row number and 错误原因. */
export const importErrors = view({
  name: 'import.errors',
  permission: 'import.run',
  pool: 'imports',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, now, query: { id } }) => {
    const batch = await wholeBatch(db, jurisdiction, id)
    if (!batch) return undefined
    await mayWait(db, 2 * limits.importReadMs)
    const found = await withReader((reader) => handedBack(db, reader, batch, jurisdiction, dayOf(now)))
    if (!found) return undefined
    const name = `退回-${batch.fileName.replace(/\.[^.]*$/, '')}.xlsx`
    return {
      id,
      areaCode: batch.areaCode,
      name,
      chunks: errorWorkbook([found]),
    }
  },
  audit: (found) =>
    found
      ? [
          {
            act: 'list.export',
            subject: 'import',
            subjectId: found.id,
            areaCode: found.areaCode,
            detail: { file: found.name },
          },
        ]
      : [],
})

/** Every row handed back, part by part: those refused for their own cells, and those whose home is unknown. */
async function handedBack(
  db: Transaction,
  reader: Reader,
  batch: NonNullable<Awaited<ReturnType<typeof wholeBatch>>>,
  jurisdiction: Jurisdiction,
  today: CivilDay,
): Promise<{ name: string; reading: Pick<SheetReading, 'mapping' | 'refused'> } | undefined> {
  const kept = batch.mapping as KeptMapping
  const { mapping } = kept
  const read = { today, forcedRows: new Set(forcedRows(batch.id, kept).keys()) }
  const book = await reader.open(openFile(batch.id, batch.fileCipher ?? ''), batch.fileName)
  const cut = book.ok ? await reader.read(batch.sheet, mapping, read, usualParts) : undefined
  if (!book.ok || !cut) return undefined
  const refused: RefusedRow[] = []
  for (const rowNos of cut.parts) {
    const reading = await reader.part(rowNos)
    const options = { today, gridCode: batch.gridCode, source: batch.fileName, numbers: cut.numbers }
    const plan = await planImport(db, jurisdiction, reading, options)
    refused.push(...reading.refused, ...(await homeless(plan, reading, reader)))
  }
  refused.sort((one, other) => one.rowNo - other.rowNo)
  return { name: book.value[batch.sheet]?.name ?? '', reading: { mapping, refused } }
}

async function homeless(plan: ImportPlan, { refused }: SheetReading, reader: Reader): Promise<RefusedRow[]> {
  const known = new Set(refused.map(({ rowNo }) => rowNo))
  const more = plan.rows.filter(({ bucket, rowNo }) => bucket === 'refused' && !known.has(rowNo))
  const cells = await reader.cells(more.map(({ rowNo }) => rowNo))
  return more.map(({ rowNo, reasons }, index) => ({
    rowNo,
    reasons: reasons.map(({ text }) => ({ kind: 'dwelling_unmatched', level: 'refused', rowNo, raw: text })),
    cells: cells[index] ?? [],
  }))
}
