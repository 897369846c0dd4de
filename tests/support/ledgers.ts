import { proposeMapping } from '@/domain/exchange/mapping'
import type { ReadingOptions } from '@/domain/exchange/member-row'
import { readSheet } from '@/domain/exchange/reading'
import { type Merge, type Sheet, textSheet } from '@/domain/exchange/sheet'
import { identityCheck } from '@/domain/residents/identity-number'

/** A valid ID number of the invented region 290101. */
export function idNumber(birth: string, sequence = 1): string {
  const digits = `290101${birth}${String(sequence).padStart(3, '0')}`
  return digits + identityCheck(digits)
}

/** A sheet written as lines, cells parted by |. */
export function ledger(lines: string, more: Partial<Sheet> = {}): Sheet {
  const rows = lines
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
  return { ...textSheet('花名册', rows), ...more }
}

/** Merged ranges as a spreadsheet names them: A5:A8. */
export function merges(...ranges: string[]): Merge[] {
  return ranges.map((range) => {
    const [, left = '', top, right = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? []
    const place = (letter: string) => letter.charCodeAt(0) - 65
    return { left: place(left), top: Number(top) - 1, right: place(right), bottom: Number(bottom) - 1 }
  })
}

/** The sheet read by the mapping it proposes. */
export function reading(sheet: Sheet, options: ReadingOptions = {}) {
  const mapping = proposeMapping(sheet)
  if (!mapping.ok) throw new Error('no headings')
  return readSheet(sheet, mapping.value, { today: '2026-11-21', ...options })
}
