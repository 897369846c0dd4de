/** What may be said about a row, and whether that refuses it, warns, or tells of a repair. */
export const findingLevels = {
  name_missing: 'refused',
  name_unreadable: 'refused',
  id_excel_damaged: 'refused',
  id_masked: 'refused',
  id_format: 'refused',
  id_letters: 'refused',
  id_date: 'refused',
  id_check: 'refused',
  id_unreadable: 'refused',
  id_in_two_households: 'refused',
  birth_impossible: 'refused',
  birth_short_year: 'refused',
  id_missing: 'warned',
  id_from_15: 'warned',
  id_forced: 'warned',
  document_unchecked: 'warned',
  sex_differs: 'warned',
  birth_differs: 'warned',
  birth_unreadable: 'warned',
  birth_month_unsure: 'warned',
  date_unreadable: 'warned',
  serial_date: 'warned',
  age_only: 'warned',
  phone_unsure: 'warned',
  phone_damaged: 'warned',
  relation_unknown: 'warned',
  relation_differs_from_sex: 'warned',
  word_unknown: 'warned',
  tag_unknown: 'warned',
  disability_code_set: 'warned',
  disability_number_differs: 'warned',
  name_rare: 'warned',
  status_in_name: 'warned',
  possible_duplicate: 'warned',
  no_head: 'warned',
  two_heads: 'warned',
  second_household: 'warned',
  head_unlisted: 'warned',
  hidden_row: 'warned',
  struck_row: 'warned',
  hidden_sheet: 'warned',
  dwelling_unmatched: 'warned',
  cell_error: 'warned',
  formula_without_value: 'warned',
  id_tidied: 'fixed',
  name_tidied: 'fixed',
  phone_tidied: 'fixed',
  filled_down: 'fixed',
  duplicate_merged: 'fixed',
} as const

export type FindingKind = keyof typeof findingLevels
export type FindingLevel = (typeof findingLevels)[FindingKind]

/** One remark about a cell. Rows are numbered as the file shows them, columns from 0; `value` is what became of `raw`. */
export type Finding = {
  kind: FindingKind
  level: FindingLevel
  rowNo: number
  column?: number
  raw?: string
  value?: string
}

/** Writes a remark down; `at` is the cell it is about. */
export type Report = (kind: FindingKind, at?: { column: number; raw: string; value?: string }) => void

/** A notebook for one row. */
export function notebook(rowNo: number): { findings: Finding[]; report: Report } {
  const findings: Finding[] = []
  const report: Report = (kind, at) => findings.push({ kind, level: findingLevels[kind], rowNo, ...at })
  return { findings, report }
}

/** Why a row was left out. */
export type DropReason = 'title' | 'heading' | 'instructions' | 'repeated_heading' | 'total' | 'blank' | 'remark'
