/** A code table: standard or product value → 中文. */
export type CodeTable = Readonly<Record<string, string>>

/** One line of a choice list. */
export type CodeOption<Code extends string = string> = { code: Code; label: string }

/** The table as a choice list in the order of its codes (integer-like keys would otherwise jump ahead of '01'). */
export function optionsOf<Table extends CodeTable>(table: Table): CodeOption<Extract<keyof Table, string>>[] {
  return codesOf(table).map((code) => ({ code, label: table[code] ?? code }))
}

/** The codes of a table in ascending order. */
export function codesOf<Table extends CodeTable>(table: Table): Extract<keyof Table, string>[] {
  return (Object.keys(table) as Extract<keyof Table, string>[]).sort()
}

/** True when the text is a code of the table. */
export function isCodeOf<Table extends CodeTable>(table: Table, code: unknown): code is Extract<keyof Table, string> {
  return typeof code === 'string' && Object.hasOwn(table, code)
}

/** The 中文 of a code; 未核实 for unknown, the bare code when the table does not hold it. */
export function labelOf(table: CodeTable, code: string | null | undefined): string {
  if (code === null || code === undefined) return '未核实'
  return table[code] ?? code
}
