import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Finding, Report } from '@/domain/exchange/findings'
import type { ColumnUse, Mapping } from '@/domain/exchange/mapping'
import { columnsByUse, type DataRow, type Placed } from '@/domain/exchange/rows'
import { cellAt, isBlank } from '@/domain/exchange/sheet'

export type ReadingOptions = {
  /** Births after this day are refused. */
  today?: CivilDay
  /** Rows whose wrong check digit the user has confirmed: 证件原号如此. */
  forcedRows?: ReadonlySet<number>
}

/** Everything needed to read any row of a sheet. */
export type RowContext = ReadingOptions & {
  columns: ReadonlyMap<ColumnUse, number[]>
  headings: ReadonlyMap<number, string>
  date1904: boolean
}

/** One row being read: its cells by use, and where remarks go. */
export type MemberRow = {
  rowNo: number
  context: RowContext
  report: Report
  findings: Finding[]
  /** The first column of a use, even when its cell is blank. */
  placed: (use: ColumnUse) => Placed | undefined
  /** The filled cells of a use; error cells are reported and left out. */
  filled: (use: ColumnUse) => Placed[]
}

export function rowContext(mapping: Mapping, date1904: boolean, options: ReadingOptions): RowContext {
  const headings = new Map(mapping.columns.map(({ column, path }) => [column, path.at(-1) ?? '']))
  return { ...options, columns: columnsByUse(mapping), headings, date1904 }
}

export function memberRow(
  row: DataRow,
  context: RowContext,
  notes: { findings: Finding[]; report: Report },
): MemberRow {
  const cells = (use: ColumnUse): Placed[] =>
    (context.columns.get(use) ?? []).map((column) => ({ column, cell: cellAt(row.cells, column) }))
  const filled = (use: ColumnUse) =>
    cells(use).filter(({ column, cell }) => {
      if (cell.error) notes.report('cell_error', { column, raw: cell.text })
      else if (cell.formula && cell.text.trim() === '') notes.report('formula_without_value', { column, raw: '' })
      return !cell.error && !isBlank(cell)
    })
  return { rowNo: row.rowNo, context, ...notes, placed: (use) => cells(use)[0], filled }
}

/** The text of the first filled cell of a use. */
export function textOf(row: MemberRow, use: ColumnUse): string | undefined {
  return row.filled(use)[0]?.cell.text.trim()
}
