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

const wide = '序号,姓名,与户主关系,身份证号,联系电话,小区,楼栋,单元,室号,政治面貌,备注'

/** A sheet of so many people in families of three, in forty buildings of four entrances. */
export function largeLedger(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, at) => {
    const [home, place] = [Math.floor(at / 3), at % 3]
    const birth = `19${40 + (at % 60)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`
    const [building, unit, room] = [1 + (home % 40), 1 + (Math.floor(home / 40) % 4), 101 + Math.floor(home / 160)]
    const own = place === 0 ? `,一纺小区,${building}号楼,${unit},${room}` : ',,,,'
    const id = idNumber(birth, 1 + Math.floor(at / 420))
    return `${place === 0 ? home + 1 : ''},张${at},${['户主', '妻', '子'][place]},${id},138${String(at).padStart(8, '0')}${own},群众,`
  })
  return new TextEncoder().encode([wide, ...lines].join('\n'))
}
