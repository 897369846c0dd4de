import type { CellValue } from 'hucre/xlsx'

/** How the file of a sheet is made: by the writer of the tests, through an office program, or as text. */
export type Written = 'xlsx' | 'xlsx1904' | 'xls' | 'et' | 'ods-xlsx' | 'html' | 'gbk' | 'utf8' | 'utf16' | 'semicolons'

/** A cell that is no plain text: a number, a day, or a formula with what it came to. */
export type Special = CellValue | { formula: string; result: string }

/** One sheet as lines with cells parted by |; {19600312/1} stands for the ID number of that birth and sequence. */
export type GivenSheet = {
  name: string
  lines: string
  merges?: readonly string[]
  /** Places as spreadsheets name them: C5. */
  cells?: Readonly<Record<string, Special>>
  struck?: readonly string[]
  /** Rows as the file shows them. */
  hiddenRows?: readonly number[]
  hidden?: boolean
  /** So many empty but styled rows follow. */
  styledRows?: number
}

/** What has to come of a file: counts, the households with everything the file now knows of their people, and what is said of rows. */
export type Expected = {
  about: string
  sheet?: number
  /** Columns the person settles: column → use. */
  uses?: Readonly<Record<string, string>>
  counts: Readonly<Record<string, number>>
  homes: Readonly<Record<string, readonly string[]>>
  /** Row → words that have to stand in its reasons. */
  said?: Readonly<Record<string, string>>
}

export type Given = { file: string; as: Written; sheets: readonly GivenSheet[]; expected: Expected }
