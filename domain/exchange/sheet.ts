/** A cell as it is seen: `number` and `dateSerial` say what the file stored beneath the text. */
export type Cell = {
  text: string
  number?: number
  dateSerial?: boolean
  struck?: boolean
  error?: boolean
  formula?: boolean
}

/** A merged range, counted from 0, both ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number }

/** One sheet of a file, whatever its format was. */
export type Sheet = {
  name: string
  hidden: boolean
  rows: Cell[][]
  merges: Merge[]
  hiddenRows: number[]
  date1904: boolean
}

/** Longest text kept of one cell; spreadsheets themselves stop at 32 767. */
const longestText = 8000

/** The text of a cell as a reader hands it on: trimmed, without endless runs of spaces, of bounded length. */
export function tidyText(raw: string): string {
  return raw
    .slice(0, longestText)
    .replace(/\s{20,}/g, ' ')
    .trim()
}

export const blankCell: Cell = { text: '' }

/** A sheet of plain text, as a CSV file or a test gives it. */
export function textSheet(name: string, rows: readonly (readonly string[])[]): Sheet {
  const cells = rows.map((row) => row.map((text): Cell => ({ text })))
  return { name, hidden: false, rows: cells, merges: [], hiddenRows: [], date1904: false }
}

export function cellAt(row: readonly Cell[] | undefined, column: number): Cell {
  return row?.[column] ?? blankCell
}

/** True when nothing is to be seen in the cell. */
export function isBlank(cell: Cell): boolean {
  return (cell.text === '' || cell.text.trim() === '') && cell.error !== true
}
