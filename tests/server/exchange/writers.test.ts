import { inflateRawSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { guardedText } from '@/domain/exchange/export-text'
import { openColumns, proposeMapping } from '@/domain/exchange/mapping'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'
import { errorWorkbook } from '@/server/exchange/writers/error-workbook'
import { columnLetters, workbookStream, writeWorkbook } from '@/server/exchange/writers/xlsx'
import { idNumber, ledger, merges, reading } from '@/tests/support/ledgers'
import { bytesOf } from '@/tests/support/sheets'

describe('an exported workbook', () => {
  const sheet = {
    name: '独居老人/名单',
    above: ['独居老人名单', '统计时点：2026年11月30日'],
    columns: [{ heading: '姓名', width: 10 }, { heading: '身份证号', width: 22 }, { heading: '走访次数' }],
    rows: [
      ['张三', idNumber('19400101'), 3],
      ['=1+1\u0001<&>', '-无', null],
    ],
  }

  test('keeps ID numbers as text and amounts as numbers', async () => {
    const { sheets } = await readXlsx(await bytesOf(writeWorkbook([sheet])), { readStyles: true })
    expect(sheets[0]?.rows.slice(2)).toEqual([
      ['姓名', '身份证号', '走访次数'],
      ['张三', idNumber('19400101'), 3],
      ["'=1+1<&>", "'-无", null],
    ])
    expect(sheets[0]?.cells?.get('3,1')?.style?.numFmt).toBe('@')
    expect(sheets[0]?.cells?.get('3,1')?.formula).toBeUndefined()
  })

  test('freezes its headings and prints them on every page', async () => {
    const bytes = await bytesOf(writeWorkbook([sheet]))
    const { sheets } = await readXlsx(bytes)
    expect(sheets[0]).toMatchObject({
      name: '独居老人 名单',
      freezePane: { rows: 3 },
      pageSetup: { orientation: 'landscape' },
    })
    expect(partOf(bytes, 'xl/workbook.xml')).toContain("'独居老人 名单'!$3:$3</definedName>")
  })

  test('is read again as it was written', async () => {
    const found = await readWorkbook(await bytesOf(writeWorkbook([sheet])), 'x.xlsx')
    expect(found).toMatchObject({
      ok: true,
      value: [{ rows: { 3: [{ text: '张三' }, { text: idNumber('19400101') }, { number: 3 }] } }],
    })
  })
})

test.each(['=A1', '+86', '-1', '@x', '|x', '%x', '＝1', '－1', ' =1', '\t1'])('%j cannot run as a formula', (text) => {
  expect(guardedText(text)).toBe(`'${text}`)
})

test('ordinary text is left alone', () => {
  expect(guardedText('张三=李四')).toBe('张三=李四')
})

test('columns are lettered as spreadsheets do', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})

describe('ninety thousand rows', () => {
  test('are written without holding them', async () => {
    let bytes = 0
    let most = 0
    const before = process.memoryUsage().heapUsed
    for await (const chunk of writeWorkbook([{ name: '全部', columns: [{ heading: '姓名' }], rows: many(90_000) }])) {
      bytes += chunk.length
      most = Math.max(most, process.memoryUsage().heapUsed - before)
    }
    expect(bytes).toBeGreaterThan(500_000)
    expect(most).toBeLessThan(150_000_000)
  })

  test('stop being asked for when the reader goes away', async () => {
    let asked = 0
    let ended = false
    async function* endless() {
      try {
        for (;;) yield [`第${asked++}行${Math.random()}`]
      } finally {
        ended = true
      }
    }
    const reader = workbookStream([{ name: 'a', columns: [{ heading: '姓名' }], rows: endless() }]).getReader()
    while (asked < 10_000) await reader.read()
    await reader.cancel()
    await new Promise((done) => setTimeout(done, 20))
    expect(ended).toBe(true)
    expect(asked).toBeLessThan(200_000)
  })

  test('whose source breaks off break the file off', async () => {
    async function* failing() {
      yield ['张三']
      throw new Error('connection lost')
    }
    await expect(
      bytesOf(writeWorkbook([{ name: 'a', columns: [{ heading: '姓名' }], rows: failing() }])),
    ).rejects.toThrow('connection lost')
  })
})

test('[K3] the error workbook gives back the refused rows with the reason, ready to be sent again', async () => {
  const sheet = ledger(
    '户籍地址||姓名|性别|身份证号\n区|详址|||\n静安|1弄|张三|男|110105194912310029\n静安|2弄|李四|女|',
    { merges: merges('A1:B1', 'C1:C2', 'D1:D2', 'E1:E2') },
  )
  const bytes = await bytesOf(errorWorkbook([{ name: '一号楼', reading: reading(sheet) }]))
  const found = await readWorkbook(bytes, '错误.xlsx')
  if (!found.ok || !found.value[0]) throw new Error('no sheet')
  expect(found.value[0].rows.map((row) => row.map(({ text }) => text))).toEqual([
    ['户籍地址/区', '户籍地址/详址', '姓名', '性别', '身份证号', '原表行号', '错误原因'],
    ['静安', '1弄', '张三', '男', '110105194912310029', '3', expect.stringContaining('校验码不符')],
  ])
  const mapping = proposeMapping(found.value[0])
  if (!mapping.ok) throw new Error('no headings')
  expect(openColumns(mapping.value)).toEqual([])
  expect(mapping.value.columns.map(({ use }) => use)).toEqual([
    'registered_address',
    'registered_address',
    'name',
    'sex',
    'id_number',
    'ignore',
    'ignore',
  ])
})

function* many(count: number) {
  for (let at = 0; at < count; at++)
    yield [`张${at}`, idNumber('19400101', at % 1000), `3号楼${at % 40}室`, String(Math.sin(at))]
}

function partOf(bytes: Uint8Array, name: string): string {
  const file = Buffer.from(bytes)
  const start = file.indexOf(name) + name.length
  return inflateRawSync(file.subarray(start), { finishFlush: 2 }).toString('utf8')
}
