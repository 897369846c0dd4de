import { type CellValue, type Cell as HucreCell, writeXlsx } from 'hucre/xlsx'
import { idNumber } from '@/tests/support/ledgers'
import type { Given, GivenSheet, Special } from '@/tests/support/office/given'
import { csvText, gbk, utf16 } from '@/tests/support/sheets'

/** The rows of a sheet as text, with its ID numbers written out. */
export function rowsOf({ lines }: GivenSheet): string[][] {
  return withNumbers(lines)
    .split('\n')
    .map((line) => line.split('|'))
}

/** {19600312/1} is an ID number; !letters writes its region with letters O, !check spoils its last figure. */
function withNumbers(lines: string): string {
  return lines.replace(/\{(\d{8})\/(\d+)(?:!(\w+))?\}/g, (_, birth, sequence, spoilt) => {
    const number = idNumber(birth, Number(sequence))
    if (spoilt === 'letters') return number.slice(0, 6).replaceAll('0', 'O') + number.slice(6)
    if (spoilt === 'check') return number.slice(0, 17) + (number.endsWith('0') ? '1' : '0')
    return number
  })
}

/** A file of plain text or markup; workbooks are `workbookOf`. */
export function textOf({ as, sheets }: Given): Uint8Array | undefined {
  const [sheet] = sheets
  if (!sheet) return undefined
  if (as === 'gbk') return gbk(csvText(rowsOf(sheet)))
  if (as === 'utf8') return Buffer.from(csvText(rowsOf(sheet)))
  if (as === 'semicolons') return Buffer.from(`\ufeff${csvText(rowsOf(sheet), ';')}`)
  if (as === 'utf16') return utf16(csvText(rowsOf(sheet), '\t'), 'le')
  return as === 'html' ? gbk(pageOf(sheet)) : undefined
}

/** The sheets as an .xlsx, for keeping or for an office program to write in another format. */
export function workbookOf({ as, sheets }: Given): Promise<Uint8Array> {
  return writeXlsx({
    dateSystem: as === 'xlsx1904' ? '1904' : '1900',
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden === true,
      rows: valuesOf(sheet),
      cells: detailsOf(sheet),
      merges: (sheet.merges ?? []).map((range) => {
        const [from = '', to = ''] = range.split(':')
        const [start, end] = [placeOf(from), placeOf(to)]
        return { startRow: start.row, startCol: start.column, endRow: end.row, endCol: end.column }
      }),
      rowDefs: new Map((sheet.hiddenRows ?? []).map((row) => [row - 1, { hidden: true }])),
    })),
  })
}

function valuesOf(sheet: GivenSheet): CellValue[][] {
  const rows: CellValue[][] = rowsOf(sheet).map((row) => row.map((text) => (text === '' ? null : text)))
  for (const [place, special] of Object.entries(sheet.cells ?? {})) {
    const { row, column } = placeOf(place)
    const cells = rows[row]
    if (cells) cells[column] = isFormula(special) ? special.result : special
  }
  for (let extra = 0; extra < (sheet.styledRows ?? 0); extra++) rows.push([null])
  return rows
}

function detailsOf(sheet: GivenSheet): Map<string, Partial<HucreCell>> {
  const details = new Map<string, Partial<HucreCell>>()
  const rows = rowsOf(sheet)
  for (const place of sheet.struck ?? []) {
    const { row, column } = placeOf(place)
    details.set(`${row},${column}`, { value: rows[row]?.[column] ?? '', style: { font: { strikethrough: true } } })
  }
  for (const [place, special] of Object.entries(sheet.cells ?? {})) {
    const { row, column } = placeOf(place)
    if (isFormula(special))
      details.set(`${row},${column}`, {
        value: special.result,
        formula: special.formula,
        formulaResult: special.result,
      })
  }
  for (let extra = 0; extra < (sheet.styledRows ?? 0); extra++)
    details.set(`${rows.length + extra},0`, { value: null, style: { font: { bold: true } } })
  return details
}

function isFormula(special: Special): special is { formula: string; result: string } {
  return typeof special === 'object' && special !== null && 'formula' in special
}

/** A page as old systems hand it out under the name .xls: merged cells as spans, ID numbers marked as text. */
function pageOf(sheet: GivenSheet): string {
  const merged = (sheet.merges ?? []).map((range) => range.split(':').map(placeOf))
  const rows = rowsOf(sheet).map((row, at) => {
    const cells = row.flatMap((text, column) => {
      const range = merged.find(
        ([from, to]) => from && to && from.row <= at && at <= to.row && from.column <= column && column <= to.column,
      )
      const [from, to] = range ?? []
      if (from && (from.row !== at || from.column !== column)) return []
      const spans = from && to ? ` rowspan="${to.row - from.row + 1}" colspan="${to.column - from.column + 1}"` : ''
      const style = /^\d{17}/.test(text) ? ` style="vnd.ms-excel.numberformat:@"` : ''
      return [`<td${spans}${style}>${text}</td>`]
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gbk"></head><body><table border="1">\n${rows.join('\n')}\n</table></body></html>`
}

/** C5 → row 4, column 2, counted from 0. */
function placeOf(place: string): { row: number; column: number } {
  const [, letters = '', row] = /^([A-Z]+)(\d+)$/.exec(place) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(row) - 1, column }
}
