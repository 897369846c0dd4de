import { type CellValue, type MergeRange, writeXlsx } from 'hucre/xlsx'

/** A person as an office types one into its sheet; dates as they come: a day of the spreadsheet, or words. */
export type Listed = {
  name: string
  relation: string
  idNumber: string
  born: string | Date
  phone?: string
  note?: string
}
export type ListedFamily = { estate: string; building: string; unit: string; room: string; people: readonly Listed[] }

const head = ['序号', '住址', '', '', '', '姓名', '与户主关系', '身份证号', '出生日期', '联系电话', '备注']
const under = ['', '小区', '楼栋', '单元', '室号', '', '', '', '', '', '']
/** The columns that are merged down over a family: 序号 and the four of 住址. */
const perFamily = [0, 1, 2, 3, 4]

/**
 * An .xlsx as an office makes it: a title over all columns, a head of two rows, 序号 and address merged down over each
 * family, and a line of 合计 at the end.
 */
export function officeSheet(title: string, families: readonly ListedFamily[]): Promise<Uint8Array> {
  const rows: CellValue[][] = [[title], head, under]
  const merges: MergeRange[] = [
    merge(0, 0, 0, head.length - 1),
    merge(1, 1, 1, 4),
    ...[0, 5, 6, 7, 8, 9, 10].map((column) => merge(1, column, 2, column)),
  ]
  for (const [place, family] of families.entries()) {
    const top = rows.length
    rows.push(...familyRows(place + 1, family))
    if (family.people.length > 1) merges.push(...perFamily.map((column) => merge(top, column, rows.length - 1, column)))
  }
  rows.push(['合计', '', '', '', '', families.flatMap(({ people }) => people).length])
  return writeXlsx({ sheets: [{ name: '居民信息', rows, merges }] })
}

function familyRows(serial: number, { estate, building, unit, room, people }: ListedFamily): CellValue[][] {
  return people.map(({ name, relation, idNumber, born, phone = '', note = '' }, place) => [
    ...(place === 0 ? [serial, estate, building, unit, room] : ['', '', '', '', '']),
    ...[name, relation, idNumber, born, phone, note],
  ])
}

function merge(startRow: number, startCol: number, endRow: number, endCol: number): MergeRange {
  return { startRow, startCol, endRow, endCol }
}
