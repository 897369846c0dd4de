import { expect, test } from 'vitest'
import { partOf, partsOf } from '@/domain/exchange/parts'
import { ledger, reading } from '@/tests/support/ledgers'

const street = reading(
  ledger(`
    姓名|与户主关系|楼栋|室号|身份证号
    甲|户主|3|101|
    乙|子|3|101|
    丙|户主|5|101|
    丁|户主|3|102|
    戊|户主|7|101|12
    己|户主|7|102|
    合计|4|||
  `),
)

test('every row lies in one part, and a building in one, however the sheet mixes them [R5]', () => {
  expect(partsOf(street, { rows: 3, together: 20 })).toEqual([[1], [2, 3, 5], [4, 6, 7], [8]])
  const all = partsOf(street, { rows: 3, together: 20 }).flat()
  expect(all.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('only a building larger than one transaction may be is cut, between its rooms', () => {
  expect(partsOf(street, { rows: 2, together: 2 })).toEqual([[1], [2, 3], [4, 5], [6, 7], [8]])
})

test('a part says what the whole sheet says of its rows, families with their first', () => {
  const part = partOf(street, new Set([2, 3, 6]))
  expect(part.families.map(({ rowNos }) => rowNos)).toEqual([[2, 3]])
  expect(part.refused.map(({ rowNo }) => rowNo)).toEqual([6])
  expect(part.dropped).toEqual([])
})
