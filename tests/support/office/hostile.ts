import { writeXlsx } from 'hucre/xlsx'
import { zipped } from '@/server/exchange/writers/zip'
import { xlsFile } from '@/tests/support/biff'
import { bytesOf } from '@/tests/support/sheets'

type Part = { name: string; text: Iterable<string> }

const xml = '<?xml version="1.0" encoding="UTF-8"?>'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const pack = 'http://schemas.openxmlformats.org/package/2006'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relation = (type: string, target: string) =>
  `${xml}<Relationships xmlns="${pack}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`

const zip = (parts: Iterable<Part>) => bytesOf(zipped(parts))

/** An .xlsx whose only worksheet is this XML, with whatever other parts. */
function workbook(sheet: Iterable<string>, others: Part[] = [], prologue = ''): Promise<Uint8Array> {
  const workbookXml = `${xml}${prologue}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`
  return zip([
    { name: '[Content_Types].xml', text: [`${xml}<Types xmlns="${pack}/content-types"/>`] },
    { name: '_rels/.rels', text: [relation('officeDocument', 'xl/workbook.xml')] },
    { name: 'xl/workbook.xml', text: [workbookXml] },
    { name: 'xl/_rels/workbook.xml.rels', text: [relation('worksheet', 'worksheets/sheet1.xml')] },
    { name: 'xl/worksheets/sheet1.xml', text: sheet },
    ...others,
  ])
}

function* rows(count: number, row: (at: number) => string, after = ''): Generator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetData>`
  for (let at = 1; at <= count; at++) yield row(at)
  yield `</sheetData>${after}</worksheet>`
}

const cell = (place: string) => `<c r="${place}" t="inlineStr"><is><t>x</t></is></c>`
const few = () => rows(1, () => `<row r="1">${cell('A1')}</row>`)
const noise = (at: number) => String((at * 7919) % 1_000_003)
const lies = async () => {
  const file = Buffer.from(await zip([{ name: 'xl/workbook.xml', text: ['0123456789'.repeat(50_000)] }]))
  file.writeUInt32LE(100, file.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24)
  return file
}
const text = (body: string) => async () => Buffer.from(body)
const laughs = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
const outside = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
const wide = Buffer.from(`\ufeff${laughs}<a/>`, 'utf16le')

/** Ten thousand rows of nothing, half a megabyte. */
const emptyRows = '<row ht="15" customHeight="1" spans="1:11"></row>'.repeat(10_000)

/** Files meant to do harm: what each is, how it is made, and the word it is refused with. */
export const hostile: readonly [string, () => Promise<Uint8Array>, string][] = [
  ['500 MB of empty rows', () => workbook(rows(1_000, () => emptyRows)), 'unsafe_archive'],
  [
    'a million empty rows of uneven height',
    () => workbook(rows(1_000_000, (at) => `<row r="${at}" ht="${noise(at)}"/>`)),
    'too_many_rows',
  ],
  [
    'a cell in the farthest corner',
    () => workbook(rows(1, () => `<row r="1048576">${cell('XFD1048576')}</row>`)),
    'too_many_columns',
  ],
  [
    'twenty thousand cells in the last column',
    () => workbook(rows(20_000, (at) => `<row r="${at}">${cell(`XFD${at}`)}</row>`)),
    'too_many_columns',
  ],
  [
    'a rectangle of 35 million cells',
    () => workbook(rows(50_000, (at) => `<row r="${at}">${cell(`ZZ${at}`)}<c r="A${at}" s="${noise(at)}"/></row>`)),
    'too_many_cells',
  ],
  [
    'half a million merged ranges',
    () =>
      workbook(
        rows(
          1,
          () => `<row r="1">${cell('A1')}</row>`,
          `<mergeCells>${Array.from({ length: 500_000 }, (_, at) => `<mergeCell ref="A${at + 1}:ZZ${at + Number(noise(at))}"/>`).join('')}</mergeCells>`,
        ),
      ),
    'too_many_cells',
  ],
  ['a bomb of zeros', () => zip([{ name: 'xl/workbook.xml', text: ['0'.repeat(20_000_000)] }]), 'unsafe_archive'],
  ['a part that says less than it holds', lies, 'unsafe_archive'],
  [
    'two thousand parts',
    () => zip(Array.from({ length: 2_000 }, (_, at) => ({ name: `${at}.xml`, text: ['<a/>'] }))),
    'unsafe_archive',
  ],
  ['two parts of one name', () => workbook(few(), [{ name: 'XL/workbook.xml', text: ['<a/>'] }]), 'unsafe_archive'],
  ['an archive in an archive', () => zip([{ name: 'inner.zip', text: ['PK'] }]), 'unknown_format'],
  ['entities within entities', () => workbook(few(), [], laughs), 'unsafe_archive'],
  ['an entity from outside', () => workbook(few(), [], outside), 'unsafe_archive'],
  [
    'entities in shared texts',
    () => workbook(few(), [{ name: 'xl/sharedStrings.xml', text: [xml, outside, '<sst/>'] }]),
    'unsafe_archive',
  ],
  ['macros', () => workbook(few(), [{ name: 'xl/vbaProject.bin', text: ['x'] }]), 'macros'],
  ['macros of Excel 4', () => workbook(few(), [{ name: 'xl/macrosheets/sheet1.xml', text: ['<a/>'] }]), 'macros'],
  [
    'macros in an .xls',
    async () => Buffer.concat([xlsFile([['姓名']]), Buffer.from('_VBA_PROJECT_CUR', 'utf16le')]),
    'macros',
  ],
  [
    'a password',
    () => writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], encryption: { password: 'x', spinCount: 10 } }),
    'protected',
  ],
  [
    'an .xls with a cell far to the right',
    async () => xlsFile([Object.assign(new Array<string>(60_001), { 60000: 'x' })]),
    'damaged',
  ],
  ['twenty million line ends', text('\n'.repeat(19_000_000)), 'too_many_rows'],
  ['twenty million commas', text(','.repeat(19_000_000)), 'too_many_columns'],
  ['a page of three million tables', text('<table>'.repeat(2_700_000)), 'unsafe_archive'],
  ['a page of four million cells', text(`<table><tr>${'<td>'.repeat(4_700_000)}`), 'too_many_cells'],
  [
    'a page of half a million spans',
    text(`<table>${'<tr><td rowspan=10000 colspan=300>a'.repeat(500_000)}`),
    'too_many_rows',
  ],
  ['a page of entities in UTF-16', async () => wide, 'unknown_format'],
  [
    'a program',
    async () => Buffer.concat([Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), Buffer.alloc(4_000)]),
    'unknown_format',
  ],
]
