import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Column, type ColumnUse, mappingAt, proposeMapping, withUses } from '@/domain/exchange/mapping'
import { readSheet } from '@/domain/exchange/reading'
import type { Cell, Sheet } from '@/domain/exchange/sheet'
import { fields } from '@/domain/exchange/synonyms'
import { idNumber, ledger, reading } from '@/tests/support/ledgers'

const words = [
  '姓名',
  '户主',
  '妻',
  '张三',
  '李四',
  '合计',
  '身份证号',
  '电话',
  '3-2-501',
  '1949-2-30',
  '是',
  '否',
  '独居、低保',
  '13812345678',
  '#N/A',
  '__proto__',
  'constructor',
  '1',
  '2',
  '',
  '',
  '',
  idNumber('19500101'),
  '空置',
  '填报人：',
]
const cell: fc.Arbitrary<Cell> = fc.record(
  {
    text: fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary', maxLength: 12 })),
    number: fc.oneof(fc.double(), fc.integer()),
    dateSerial: fc.boolean(),
    struck: fc.boolean(),
    error: fc.boolean(),
    formula: fc.boolean(),
  },
  { requiredKeys: ['text'] },
)
const merge = fc.record({ top: fc.nat(14), left: fc.nat(10), bottom: fc.nat(20), right: fc.nat(12) })
const sheet: fc.Arbitrary<Sheet> = fc.record({
  name: fc.string(),
  hidden: fc.boolean(),
  rows: fc.array(fc.array(cell, { maxLength: 10 }), { maxLength: 14 }),
  merges: fc.array(merge, { maxLength: 4 }),
  hiddenRows: fc.array(fc.nat(14), { maxLength: 3 }),
  date1904: fc.boolean(),
})
const uses: fc.Arbitrary<ColumnUse[]> = fc.array(
  fc.constantFrom<ColumnUse>(...(Object.keys(fields) as ColumnUse[]), 'ignore', 'tag:living_alone'),
  { minLength: 10, maxLength: 10 },
)

describe('no row is lost', () => {
  test('whatever stands in the cells and whatever the columns are used for', () => {
    fc.assert(
      fc.property(sheet, uses, fc.nat(3), (grid, chosen, head) => {
        const proposed = proposeMapping(grid)
        const mapping = proposed.ok ? proposed.value : mappingAt(grid, Math.min(head, 1), head)
        const settled = withUses(mapping, new Map(chosen.map((use, column) => [column, use])))
        for (const each of [mapping, { ...settled, columns: allColumns(settled.columns, chosen) }]) {
          const { families, refused, dropped } = readSheet(grid, each, { today: '2026-11-21' })
          const places = [
            ...families.flatMap(({ rowNos }) => rowNos),
            ...refused.map(({ rowNo }) => rowNo),
            ...dropped.map(({ rowNo }) => rowNo),
          ]
          expect(places.sort((a, b) => a - b)).toEqual(grid.rows.map((_, place) => place + 1))
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** CPU, because it stays the same however busy the machine is; the whole import may take twenty seconds of an idle one. */
test('ten thousand rows are read and grouped in a fifth of what the whole import may take', () => {
  reading(bigLedger(500))
  const grid = bigLedger(10_000)
  const before = process.cpuUsage()
  const read = reading(grid)
  const { user, system } = process.cpuUsage(before)
  console.log(`reading 10,000 rows: ${((user + system) / 1e6).toFixed(2)} s of CPU`)
  expect((user + system) / 1000).toBeLessThan(4_000)
  expect(read.families).toHaveLength(3334)
})

function bigLedger(rows: number): Sheet {
  const lines = ['序号|楼栋|单元|室号|姓名|与户主关系|身份证号|性别|联系电话|民族|政治面貌|文化程度|人员类别|备注']
  for (let at = 0; at < rows; at++) {
    const [home, place] = [Math.floor(at / 3), at % 3]
    const birth = `19${40 + (at % 60)}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`
    const own = place === 0 ? `${home + 1}|${1 + (home % 40)}|${1 + (home % 4)}|${100 + (home % 30)}` : '|||'
    const phone = `1381234${String(at).padStart(4, '0')}`
    const relation = ['户主', '妻', '子'][place]
    lines.push(`${own}|张${at}|${relation}|${idNumber(birth, at % 1000)}|男|${phone}|汉|群众|大专|独居、低保|`)
  }
  return ledger(lines.join('\n'))
}

function allColumns(columns: Column[], chosen: ColumnUse[]): Column[] {
  return chosen.map((use, column) => columns[column] ?? { column, heading: '', path: [], use, candidates: [] })
}
