import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { fileRefusalText } from '@/domain/exchange/file'
import { readWorkbook } from '@/server/exchange/readers/spreadsheet'
import { xlsFile } from '@/tests/support/biff'
import { idNumber, reading } from '@/tests/support/ledgers'
import { csvText, gbk, utf16, xlsxFile } from '@/tests/support/sheets'

const zhang = idNumber('19400101')
const rows = [
  ['姓名', '性别', '身份证号', '电话', '备注'],
  ['张三', '男', zhang, '13812345678', '爱下棋，"象棋"'],
  ['李四', '女', '11010519491231002X', '021-62345678', '两行\n文字'],
]
const written = await xlsxFile(rows)
const damaged = Number('110105194912310021')

describe('[K4] a text file keeps every digit, whatever its encoding', () => {
  test.each([
    ['GBK', gbk(csvText(rows))],
    ['GBK with tabs', gbk(csvText(rows, '\t'))],
    ['UTF-8', Buffer.from(csvText(rows))],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csvText(rows, ';')}`)],
    ['UTF-16 little-endian', utf16(csvText(rows, '\t'), 'le')],
    ['UTF-16 big-endian', utf16(csvText(rows), 'be')],
    ['UTF-16 without a mark', utf16(csvText(rows), 'le', false)],
    ['.xlsx', written],
  ])('%s', async (_, bytes) => {
    const sheet = await onlySheet(new Uint8Array(bytes), '随便什么.xls')
    expect(sheet.rows.map((row) => row.map(({ text }) => text.replace('\r', '')))).toEqual(rows)
    expect(sheet.rows[1]?.[2]).toEqual({ text: zhang })
  })

  test('any text goes through a CSV file and back', async () => {
    const value = fc.string({ unit: 'grapheme' }).map((text) => `值${text.replaceAll('\u0000', '').replace(/\s/g, '')}`)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 8 }), async (table) => {
        const { rows: found } = await onlySheet(Buffer.from(csvText([['甲', '乙', '丙'], ...table])), 'a.csv')
        expect(found.slice(1).map((row) => row.map(({ text }) => text))).toEqual(table)
      }),
    )
  })

  test('="…" is the text inside, and sep= names the separator', async () => {
    const sheet = await onlySheet(Buffer.from(`sep=;\n姓名;号\n张三;="${zhang}"`), 'a.csv')
    expect(sheet.rows[1]?.map(({ text }) => text)).toEqual(['张三', zhang])
  })
})

describe('an .xlsx file', () => {
  test('tells merges, hidden rows, strikes, dates, formulas and errors', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '一号楼',
          rows: [
            ['楼栋', '姓名', '出生'],
            ['3', '张三', new Date('1949-12-31T00:00:00Z')],
            [null, '李四', damaged],
          ],
          merges: [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }],
          rowDefs: new Map([[2, { hidden: true }]]),
          cells: new Map([
            ['1,1', { value: '张三', style: { font: { strikethrough: true } } }],
            ['2,1', { value: '李四', formula: 'VLOOKUP(A1,B:C,2)', formulaResult: '李四' }],
          ]),
        },
        { name: '隐藏', rows: [['x']], hidden: true },
      ],
    })
    const sheets = await read(bytes)
    expect(sheets).toMatchObject([
      { name: '一号楼', hidden: false, merges: [{ top: 1, left: 0, bottom: 2, right: 0 }], hiddenRows: [2] },
      { name: '隐藏', hidden: true },
    ])
    expect(sheets[0]?.rows[1]).toEqual([
      { text: '3' },
      { text: '张三', struck: true },
      { text: '1949-12-31', number: 18263, dateSerial: true },
    ])
    expect(sheets[0]?.rows[2]).toMatchObject([{ text: '' }, { text: '李四', formula: true }, { number: damaged }])
  })

  test('of the 1904 calendar gives the same days', async () => {
    const bytes = await writeXlsx({
      dateSystem: '1904',
      sheets: [{ name: 'a', rows: [[new Date('1949-12-31T00:00:00Z')]] }],
    })
    expect((await read(bytes))[0]).toMatchObject({ date1904: true, rows: [[{ text: '1949-12-31', number: 16801 }]] })
  })
})

test('an .xls file of 1997 is read with its merges', async () => {
  const bytes = xlsFile(
    [
      ['户号', '姓名', '身份证号'],
      ['H1', '张三', zhang],
      ['', '李四', damaged],
    ],
    [[1, 2, 0, 0]],
  )
  const sheet = await onlySheet(bytes, '花名册.xls')
  expect(sheet.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 0 }])
  const { families, refused } = reading(sheet)
  expect(families).toMatchObject([{ householdNumber: 'H1', members: [{ name: '张三', idNumber: zhang }] }])
  expect(refused).toMatchObject([{ rowNo: 3, reasons: [{ kind: 'id_excel_damaged' }] }])
})

test('an HTML page named .xls is read as the tables it holds', async () => {
  const page = `<html><head><meta charset="gbk"></head><table><tr><td colspan=3>花名册</td></tr>
    <tr><th>户号</th><th>姓名</th><th>身份证号</th></tr>
    <tr><td rowspan="2">H1</td><td>张&nbsp;三</td><td style="mso-number-format:'@'">${zhang}</td></tr>
    <tr style="display:none"><td><s>李四</s></td><td>11010519491231002X<!-- x --></td></tr></table></html>`
  const sheet = await onlySheet(gbk(page), '花名册.xls')
  expect(sheet).toMatchObject({ hiddenRows: [3], merges: [{ right: 2 }, { top: 2, bottom: 3, left: 0 }] })
  expect(reading(sheet).families).toMatchObject([
    { householdNumber: 'H1', members: [{ name: '张三' }, { name: '李四' }] },
  ])
})

describe('a file that cannot be read says why', () => {
  test.each([
    ['nothing in it', new Uint8Array(), 'empty'],
    ['only blank cells', Buffer.from(',,\n,,'), 'empty'],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'too_large'],
    ['a PDF', Buffer.from('%PDF-1.7 ...'), 'unknown_format'],
    ['an XML page', Buffer.from('<?xml version="1.0"?><Workbook/>'), 'unknown_format'],
    ['a cut archive', written.subarray(0, 900), 'damaged'],
    [
      'an OLE file without a workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4000)]),
      'damaged',
    ],
    ['Excel 4', Buffer.from('0904060000001000', 'hex'), 'too_old'],
    ['100 001 rows', Buffer.from('a\n'.repeat(100_001)), 'too_many_rows'],
  ])('%s', async (_, bytes, kind) => {
    const found = await readWorkbook(new Uint8Array(bytes), '花名册.xlsx')
    expect(found).toMatchObject({ ok: false, refusal: { kind } })
    if (!found.ok) expect(fileRefusalText(found.refusal)).toMatch(/没有导入任何数据/)
  })

  test('one with a password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'a', rows: [['x']] }],
      encryption: { password: 'x', spinCount: 10 },
    })
    expect(await readWorkbook(bytes, 'a.xlsx')).toMatchObject({ ok: false, refusal: { kind: 'protected' } })
  })

  test('no bytes make it throw', async () => {
    const old = xlsFile(rows)
    const broken = fc
      .tuple(fc.constantFrom(written, old), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([whole, at, noise]) => {
        const bytes = Uint8Array.from(whole)
        bytes.set(noise.subarray(0, bytes.length), at % Math.max(1, bytes.length - noise.length))
        return bytes
      })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 300 }), broken),
        async (bytes) => void (await readWorkbook(bytes, 'x')),
      ),
    )
  })
})

async function read(bytes: Uint8Array) {
  const found = await readWorkbook(bytes, '花名册.xlsx')
  if (!found.ok) throw new Error(found.refusal.kind)
  return found.value
}

async function onlySheet(bytes: Uint8Array, name: string) {
  const found = await readWorkbook(bytes, name)
  if (!found.ok || !found.value[0]) throw new Error('no sheet')
  return found.value[0]
}
