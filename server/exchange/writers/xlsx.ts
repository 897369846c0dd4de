import 'server-only'
import { guardedText } from '@/domain/exchange/export-text'
import { type ZipPart, zipped } from '@/server/exchange/writers/zip'

/** A value of an exported cell; numbers are only for amounts, never for ID numbers, phones or room numbers. */
export type ExportValue = string | number | null | undefined

export type ExportRows = AsyncIterable<readonly ExportValue[]> | Iterable<readonly ExportValue[]>

/** A sheet to export: lines above the headings (title, 统计时点), columns, and rows as they come. */
export type ExportSheet = {
  name: string
  above?: readonly string[]
  columns: readonly { heading: string; width?: number }[]
  rows: ExportRows
  landscape?: boolean
  /** Printed at the foot of every page, so that paper is traced to its export. */
  mark?: string
}

/**
 * An .xlsx file as it is written. Text stays text (number format @), texts that could run as formulas are disarmed, the
 * headings stay in view and are printed on every page. Rows are pulled one by one and never held.
 */
export function writeWorkbook(sheets: readonly ExportSheet[]): AsyncIterable<Uint8Array> {
  return zipped(partsOf(sheets))
}

/** The same as a body for a response; a reader who goes away stops the rows. */
export function workbookStream(sheets: readonly ExportSheet[]): ReadableStream<Uint8Array> {
  const chunks = writeWorkbook(sheets)[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const style = { text: 1, heading: 2, number: 3, above: 4 } as const

function* partsOf(sheets: readonly ExportSheet[]): Generator<ZipPart> {
  yield { name: '[Content_Types].xml', text: [contentTypes(sheets.length)] }
  yield { name: '_rels/.rels', text: [relations([['officeDocument', 'xl/workbook.xml']])] }
  yield { name: 'xl/workbook.xml', text: [workbook(sheets)] }
  const targets = sheets.map((_, place): [string, string] => ['worksheet', `worksheets/sheet${place + 1}.xml`])
  yield { name: 'xl/_rels/workbook.xml.rels', text: [relations([...targets, ['styles', 'styles.xml']])] }
  yield { name: 'xl/styles.xml', text: [styles] }
  for (const [place, sheet] of sheets.entries()) {
    yield { name: `xl/worksheets/sheet${place + 1}.xml`, text: worksheet(sheet) }
  }
}

async function* worksheet({
  above = [],
  columns,
  rows,
  landscape = true,
  mark = '',
}: ExportSheet): AsyncGenerator<string> {
  const headRow = above.length + 1
  const pane = `<pane ySplit="${headRow}" topLeftCell="A${headRow + 1}" activePane="bottomLeft" state="frozen"/>`
  yield `${xmlHead}<worksheet ${main}><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`
  yield `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
  yield `<cols>${columns.map(({ width = 14 }, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`
  for (const [place, line] of above.entries()) yield rowXml(place + 1, [line], style.above)
  yield rowXml(
    headRow,
    columns.map(({ heading }) => heading),
    style.heading,
  )
  let number = headRow
  for await (const row of rows) {
    number++
    yield rowXml(number, row, style.text)
  }
  const orientation = landscape ? 'landscape' : 'portrait'
  yield '</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
  yield `<pageSetup paperSize="9" orientation="${orientation}" fitToWidth="1" fitToHeight="0"/>`
  const left = mark ? `&amp;L${escaped(mark)}` : ''
  yield `<headerFooter><oddFooter>${left}&amp;C第&amp;P页 共&amp;N页</oddFooter></headerFooter></worksheet>`
}

function rowXml(number: number, values: readonly ExportValue[], textStyle: number): string {
  const cells = values.map((value, column) => cellXml(`${columnLetters(column)}${number}`, value, textStyle))
  return `<row r="${number}">${cells.join('')}</row>`
}

function cellXml(place: string, value: ExportValue, textStyle: number): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'number' && Number.isFinite(value))
    return `<c r="${place}" s="${style.number}"><v>${value}</v></c>`
  const text = escaped(guardedText(String(value)))
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${place}" s="${textStyle}" t="inlineStr"><is><t${space}>${text}</t></is></c>`
}

/** A, B … Z, AA */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter
}

/** Text for XML 1.0: control signs and lone surrogates have no place in it. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${types}.${type}+xml"/>`
  const worksheets = Array.from({ length: sheets }, (_, place) => part(`worksheets/sheet${place + 1}`, 'worksheet'))
  return `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${worksheets.join('')}</Types>`
}

function relations(targets: readonly [string, string][]): string {
  const lines = targets.map(
    ([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines.join('')}</Relationships>`
}

function workbook(sheets: readonly ExportSheet[]): string {
  const names = sheetNames(sheets)
  const list = names.map(
    (name, place) => `<sheet name="${escaped(name)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`,
  )
  const titles = names.map((name, place) => {
    const row = (sheets[place]?.above?.length ?? 0) + 1
    const quoted = escaped(`'${name.replaceAll("'", "''")}'`)
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${place}">${quoted}!$${row}:$${row}</definedName>`
  })
  return `${xmlHead}<workbook ${main} xmlns:r="${office}"><sheets>${list.join('')}</sheets><definedNames>${titles.join('')}</definedNames></workbook>`
}

/** Sheet names a spreadsheet accepts: at most 31 characters, none of : \ / ? * [ ], each once. */
function sheetNames(sheets: readonly ExportSheet[]): string[] {
  const taken = new Set<string>()
  return sheets.map(({ name }, place) => {
    const plain = [...name.replace(/[:\\/?*[\]]/g, ' ').trim()].slice(0, 28).join('') || '表'
    const unique = taken.has(plain) ? `${plain}${place + 1}` : plain
    taken.add(unique)
    return unique
  })
}

const styles = `${xmlHead}<styleSheet ${main}><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><b/><sz val="14"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEDEDED"/></patternFill></fill></fills><borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"/><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`
