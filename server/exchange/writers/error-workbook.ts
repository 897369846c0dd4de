import 'server-only'
import type { RefusedRow, SheetReading } from '@/domain/exchange/family'
import { errorHeadings } from '@/domain/exchange/mapping'
import { findingText } from '@/domain/exchange/wording'
import { type ExportSheet, writeWorkbook } from '@/server/exchange/writers/xlsx'

type Refused = { name: string; reading: Pick<SheetReading, 'mapping' | 'refused'> }

/** The rows that were refused, as the user wrote them, with row number and 错误原因, ready to be mended and sent again. */
export function errorWorkbook(sheets: readonly Refused[]): AsyncIterable<Uint8Array> {
  return writeWorkbook(sheets.filter(({ reading }) => reading.refused.length > 0).map(errorSheet))
}

function errorSheet({ name, reading: { mapping, refused } }: Refused): ExportSheet {
  const headings = mapping.columns.map(({ heading }) => ({ heading, width: 16 }))
  return {
    name,
    columns: [...headings, { heading: errorHeadings.rowNo, width: 10 }, { heading: errorHeadings.reason, width: 60 }],
    rows: refused.map((row) => errorRow(row, headings.length)),
  }
}

function errorRow({ rowNo, cells, reasons }: RefusedRow, width: number) {
  const own = Array.from({ length: width }, (_, column) => cells[column] ?? '')
  const refusals = reasons.filter(({ level }) => level === 'refused')
  return [...own, String(rowNo), (refusals.length > 0 ? refusals : reasons).map(findingText).join('；')]
}
