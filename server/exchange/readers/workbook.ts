import 'server-only'
import {
  type CellValue,
  type Cell as HucreCell,
  type Sheet as HucreSheet,
  readXls,
  readXlsx,
  type Workbook,
} from 'hucre/xlsx'
import type { FileRefusal } from '@/domain/exchange/file'
import { blankCell, type Cell, type Sheet, tidyText } from '@/domain/exchange/sheet'
import { accept, type Result, refuse } from '@/domain/result'
import { inspectArchive } from '@/server/exchange/readers/archive'

const formulaError = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)$/

/** The sheets of an .xlsx file, once its archive has been found safe; what .xlsb holds cannot be measured beforehand and is refused. */
export async function readArchive(bytes: Uint8Array): Promise<Result<Sheet[], FileRefusal>> {
  const archive = await inspectArchive(bytes)
  if (!archive.ok) return archive
  const { names, strikes } = archive.value
  if (!names.includes('xl/workbook.xml')) return refuse({ kind: 'unknown_format' })
  return readXlsx(bytes, { readStyles: strikes }).then(opened, unopened)
}

/** The sheets of an .xls file (Excel 97–2003, also .et). */
export async function readBinary(bytes: Uint8Array): Promise<Result<Sheet[], FileRefusal>> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (isProtected(file)) return refuse({ kind: 'protected' })
  if (file.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))) return refuse({ kind: 'macros' })
  return readXls(bytes).then(opened, unopened)
}

/** An encrypted .xlsx is an OLE file with a stream of that name; an encrypted .xls says FILEPASS right after its BOF. */
function isProtected(file: Buffer): boolean {
  if (file.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return true
  const begin = file.indexOf(Buffer.from('0908100000060500', 'hex'))
  return begin >= 0 && begin + 22 <= file.length && file.readUInt16LE(begin + 20) === 0x2f
}

function opened(workbook: Workbook): Result<Sheet[], FileRefusal> {
  const date1904 = workbook.dateSystem === '1904'
  return accept(workbook.sheets.map((sheet) => sheetOf(sheet, date1904)))
}

function unopened(cause: unknown): Result<Sheet[], FileRefusal> {
  const { name, message } = cause instanceof Error ? cause : { name: '', message: '' }
  if (name === 'EncryptedFileError') return refuse({ kind: 'protected' })
  if (/Unsupported XLS version/.test(message)) return refuse({ kind: 'too_old' })
  return refuse({ kind: 'damaged' })
}

function sheetOf(sheet: HucreSheet, date1904: boolean): Sheet {
  // an old .xls leaves holes for rows and cells that were never written
  const rows = Array.from(sheet.rows, (row: readonly CellValue[] | undefined, index) => {
    const last = row?.findLastIndex((value) => value !== null && value !== undefined && value !== '') ?? -1
    return Array.from({ length: last + 1 }, (_, column) =>
      cellOf(row?.[column] ?? null, sheet.cells?.get(`${index},${column}`), date1904),
    )
  })
  while (rows.at(-1)?.length === 0) rows.pop()
  return {
    name: sheet.name,
    hidden: sheet.hidden === true || sheet.veryHidden === true,
    rows,
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow,
      left: startCol,
      bottom: endRow,
      right: endCol,
    })),
    hiddenRows: [...(sheet.rowDefs ?? [])].filter(([, { hidden }]) => hidden).map(([row]) => row),
    date1904,
  }
}

function cellOf(value: CellValue, detail: HucreCell | undefined, date1904: boolean): Cell {
  const cell = plainCell(value, date1904)
  const isError = detail?.type === 'error' || (typeof value === 'string' && formulaError.test(value))
  const struck = detail?.style?.font?.strikethrough === true
  if (!isError && !struck && detail?.formula === undefined) return cell
  return {
    ...cell,
    ...(isError ? { error: true } : {}),
    ...(struck ? { struck } : {}),
    ...(detail?.formula === undefined ? {} : { formula: true }),
  }
}

function plainCell(value: CellValue, date1904: boolean): Cell {
  if (value === null) return blankCell
  if (value instanceof Date) return dateCell(value, date1904)
  if (typeof value === 'number') return { text: figures(value), number: value }
  return { text: typeof value === 'boolean' ? (value ? '是' : '否') : tidyText(value) }
}

/** A number in full, never 1.1E+17; the reader of ID cells looks at the number itself. */
function figures(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
}

/** A date with the serial number the file held, so that one rule reads dates of every origin. */
function dateCell(value: Date, date1904: boolean): Cell {
  const days = value.getTime() / 86_400_000 + (date1904 ? 24_107 : 25_569)
  const number = date1904 || days >= 61 ? days : days - 1
  const text = Number.isNaN(number) ? '' : value.toISOString().replace('T00:00:00.000Z', '').slice(0, 19)
  return Number.isNaN(number) ? blankCell : { text, number, dateSerial: true }
}
