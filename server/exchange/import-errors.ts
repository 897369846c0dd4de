import 'server-only'
import { z } from 'zod'
import { wholeBatch } from '@/db/queries/imports'
import { dayOf } from '@/domain/calendar/civil-day'
import type { RefusedRow, SheetReading } from '@/domain/exchange/family'
import { readSheet } from '@/domain/exchange/reading'
import type { Sheet } from '@/domain/exchange/sheet'
import { recordId } from '@/server/address'
import { type KeptMapping, openFile } from '@/server/exchange/import-file'
import { type ImportPlan, planImport } from '@/server/exchange/plan-import'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'
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
    const book = await readWorkbook(openFile(batch.id, batch.fileCipher ?? ''), batch.fileName)
    const sheet = book.ok ? book.value[batch.sheet] : undefined
    if (!sheet) return undefined
    const today = dayOf(now)
    const reading = readSheet(sheet, (batch.mapping as KeptMapping).mapping, { today })
    const plan = await planImport(db, jurisdiction, reading, {
      today,
      gridCode: batch.gridCode,
      source: batch.fileName,
    })
    const name = `退回-${batch.fileName.replace(/\.[^.]*$/, '')}.xlsx`
    return {
      id,
      areaCode: batch.areaCode,
      name,
      chunks: errorWorkbook([{ name: sheet.name, reading: withHomeless(reading, plan, sheet) }]),
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

/** Rows refused because their home is unknown join those refused for their own cells. */
function withHomeless(reading: SheetReading, plan: ImportPlan, sheet: Sheet): SheetReading {
  const known = new Set(reading.refused.map(({ rowNo }) => rowNo))
  const more = plan.rows
    .filter(({ bucket, rowNo }) => bucket === 'refused' && !known.has(rowNo))
    .map(
      ({ rowNo, reasons }): RefusedRow => ({
        rowNo,
        reasons: reasons.map(({ text }) => ({ kind: 'dwelling_unmatched', level: 'refused', rowNo, raw: text })),
        cells: (sheet.rows[rowNo - 1] ?? []).map(({ text }) => text),
      }),
    )
  return { ...reading, refused: [...reading.refused, ...more].sort((a, b) => a.rowNo - b.rowNo) }
}
