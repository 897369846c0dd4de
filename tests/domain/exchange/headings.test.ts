import { describe, expect, test } from 'vitest'
import { mappingAt, openColumns, proposeMapping, withUses } from '@/domain/exchange/mapping'
import type { Sheet } from '@/domain/exchange/sheet'
import { fieldOfHeading, fields } from '@/domain/exchange/synonyms'
import { ledger, merges } from '@/tests/support/ledgers'

describe('headings are known by many names', () => {
  test.each([
    ['姓 名*', 'name'],
    ['公民身份号码（必填）', 'id_number'],
    ['与户主\n关系：', 'relation'],
    ['出生日期(yyyy-mm-dd)', 'birth'],
    ['自住/出租', 'dwelling_state'],
    ['ＰＨＯＮＥ', undefined],
    ['号码', undefined],
  ])('%s', (heading, field) => {
    expect(fieldOfHeading(heading)).toBe(field)
  })

  test('no heading names two fields', () => {
    const words = Object.values(fields).flatMap((field) => field.words.split(' '))
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
  })
})

test('titles above the headings are skipped', () => {
  const mapping = mappingOf(
    ledger('幸福居民区花名册\n填报单位：幸福居委会||2026-11\n姓名|性别|身份证号|电话\n张三|男||'),
  )
  expect(mapping.headFrom).toBe(2)
  expect(mapping.columns.map(({ use }) => use)).toEqual(['name', 'sex', 'id_number', 'phone'])
})

describe('[K6] a heading may be two rows high', () => {
  const lines = '序号|姓名|户籍地址|||现住址||户主\n||区|街道|详址|楼栋|室号|姓名\n1|张三|静安|天目西|1弄|3|501|张三'
  const uses = [
    'serial',
    'name',
    'registered_address',
    'registered_address',
    'registered_address',
    'building',
    'room',
    'head_name',
  ]

  test('tied together by merged cells', () => {
    const sheet = ledger(lines, { merges: merges('A1:A2', 'B1:B2', 'C1:E1', 'F1:G1') })
    expect(mappingOf(sheet).columns.map(({ use }) => use)).toEqual(uses)
    expect(mappingOf(sheet)).toMatchObject({ headFrom: 0, headTo: 1, columns: { 2: { path: ['户籍地址', '区'] } } })
  })

  test('or without them, as a CSV file keeps it', () => {
    expect(mappingOf(ledger(lines)).columns.map(({ use }) => use)).toEqual(uses)
  })

  test('and the first row of people never counts as heading', () => {
    expect(mappingOf(ledger('户号|姓名|关系|备注\n|张三|户主|\n|李四|妻|')).headTo).toBe(0)
  })
})

test('a vague heading is asked about, an unknown one goes to the note', () => {
  const mapping = mappingOf(ledger('姓名|性别|电话|号码|养犬\n张三|男|13800000000|1|有'))
  expect(openColumns(mapping)).toMatchObject([
    { heading: '号码', open: 'vague', candidates: ['id_number', 'phone', 'household_number'], use: 'note' },
    { heading: '养犬', open: 'unknown', use: 'note' },
  ])
})

test('two columns claiming one field are both asked about, and the answer settles it', () => {
  const mapping = mappingOf(ledger('姓名|性别|电话|手机\n张三|男|1|2'))
  expect(openColumns(mapping).map(({ column, open, use }) => [column, open, use])).toEqual([
    [2, 'claimed_twice', 'phone'],
    [3, 'claimed_twice', 'note'],
  ])
  const settled = withUses(
    mapping,
    new Map([
      [2, 'ignore'],
      [3, 'phone'],
    ]),
  )
  expect(openColumns(settled)).toEqual([])
  expect(settled.columns.map(({ use }) => use)).toEqual(['name', 'sex', 'ignore', 'phone'])
})

test('a column named after a tag asks for that tag', () => {
  const mapping = mappingOf(ledger('姓名|性别|电话|是否独居|失独\n张三|男|1|是|否'))
  expect(mapping.columns.slice(3).map(({ use }) => use)).toEqual(['tag:living_alone', 'tag:lost_only_child'])
})

test('the same form has the same fingerprint, another form another', () => {
  const [one, again, other] = ['姓名|性别|电话\n张三', '姓 名|性别|电话\n李四|女', '姓名|性别|地址\n张三'].map(
    (lines) => mappingOf(ledger(lines)),
  )
  expect(again?.fingerprint).toBe(one?.fingerprint)
  expect(other?.fingerprint).not.toBe(one?.fingerprint)
})

test('a sheet without three known headings is refused, and may be pointed at by hand', () => {
  const sheet = ledger('甲|乙|丙\n1|2|3')
  expect(proposeMapping(sheet)).toEqual({ ok: false, refusal: { kind: 'no_headings' } })
  expect(mappingAt(sheet, 0, 0).columns.map(({ heading }) => heading)).toEqual(['甲', '乙', '丙'])
})

function mappingOf(sheet: Sheet) {
  const mapping = proposeMapping(sheet)
  if (!mapping.ok) throw new Error('no headings')
  return mapping.value
}
