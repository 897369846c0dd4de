import 'server-only'
import { limits } from '@/config/limits'
import type { FileRefusal } from '@/domain/exchange/file'
import type { Sheet } from '@/domain/exchange/sheet'
import { accept, type Result, refuse } from '@/domain/result'
import { isMarkup, readMarkup } from '@/server/exchange/readers/markup'
import { decodeText, readSeparated } from '@/server/exchange/readers/text'
import { readArchive, readBinary } from '@/server/exchange/readers/workbook'

const megabyte = 1024 * 1024

/** The sheets of a file, by what it holds and never by what it is called; sheets without a cell are left out. */
export async function readWorkbook(bytes: Uint8Array, fileName: string): Promise<Result<Sheet[], FileRefusal>> {
  if (bytes.length > limits.importFileBytes) {
    return refuse({
      kind: 'too_large',
      megabytes: Math.ceil(bytes.length / megabyte),
      limit: limits.importFileBytes / megabyte,
    })
  }
  const sheets = await sheetsOf(bytes, fileName)
  if (!sheets.ok) return sheets
  const filled = sheets.value.filter(({ rows }) => rows.some((row) => row.some(({ text }) => text.trim() !== '')))
  const rows = filled.reduce((sum, sheet) => sum + sheet.rows.length, 0)
  if (rows > limits.importRows) return refuse({ kind: 'too_many_rows', rows, limit: limits.importRows })
  return filled.length > 0 ? accept(filled) : refuse({ kind: 'empty' })
}

async function sheetsOf(bytes: Uint8Array, fileName: string): Promise<Result<Sheet[], FileRefusal>> {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  if (head === '') return refuse({ kind: 'empty' })
  if (head.startsWith('504b0304')) return readArchive(bytes)
  if (head === 'd0cf11e0a1b11ae1') return readBinary(bytes)
  if (isOldBinary(head)) return refuse({ kind: 'too_old' })
  if (isForeign(head)) return refuse({ kind: 'unknown_format' })
  return readText(bytes, fileName.replace(/\.[^.]*$/, ''))
}

function readText(bytes: Uint8Array, name: string): Result<Sheet[], FileRefusal> {
  const text = decodeText(bytes)
  if (text.includes('\u0000')) return refuse({ kind: 'unknown_format' })
  if (isMarkup(text)) return readMarkup(text, name)
  if (/^\s*<(\?xml|!doctype|html)/i.test(text)) return refuse({ kind: 'unknown_format' })
  const sheet = readSeparated(text, name)
  return sheet.ok ? accept([sheet.value]) : sheet
}

/** BIFF 2–4 without an OLE container. */
function isOldBinary(head: string): boolean {
  return /^0900(04|06)00|^0902(06)00|^0904(06)00/.test(head)
}

/** PDF, PNG, JPEG, GIF, RAR, 7z, gzip, RTF */
function isForeign(head: string): boolean {
  return /^(25504446|89504e47|ffd8ff|47494638|52617221|377abcaf|1f8b|7b5c727466)/.test(head)
}
