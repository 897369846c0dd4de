import 'server-only'
import { isUtf8 } from 'node:buffer'
import { limits } from '@/config/limits'
import type { FileRefusal } from '@/domain/exchange/file'
import { type Sheet, textSheet, tidyText } from '@/domain/exchange/sheet'
import { accept, type Result, refuse } from '@/domain/result'
import { tooLarge } from '@/server/exchange/readers/bounds'

/** The text of a file: by its byte order mark, else UTF-8 where it is valid, else GB 18030. */
export function decodeText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return new TextDecoder('utf-8').decode(bytes)
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  const wide = zerosAt(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  return isUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : new TextDecoder('gb18030').decode(bytes)
}

/** A file of separated values as a sheet. Every value stays text: no number is ever made of it. Refuses what is too large, as soon as it shows. */
export function readSeparated(text: string, name: string): Result<Sheet, FileRefusal> {
  const told = /^sep=(.)\r?\n/i.exec(text)
  const body = told ? text.slice(told[0].length) : text
  const rows: string[][] = []
  const extent = { rows: 0, columns: 0, cells: 0 }
  for (const row of separatedRows(body, told?.[1] ?? separatorOf(body))) {
    extent.rows++
    extent.columns = Math.max(extent.columns, row.length)
    extent.cells += row.length
    const excess = tooLarge(extent)
    if (excess) return refuse(excess)
    rows.push(row)
  }
  while (rows.at(-1)?.every((value) => value === '')) rows.pop()
  return accept(textSheet(name, rows))
}

/** Rows of RFC 4180 text, one by one; quotes count only at the start of a value, ="…" is the text inside. A row that never ends is cut at one column too many. */
function* separatedRows(text: string, separator: string): Generator<string[]> {
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const quoted = text[at] === '"'
    const { value, end } = quoted ? quotedValue(text, at) : bareValue(text, at, separator)
    const stop = quoted ? endOfValue(text, end, separator) : end
    row.push(tidyText(quoted ? value + text.slice(end, stop) : value))
    at = stop
    if (text[at] === separator && row.length <= limits.importColumns) {
      at++
      if (at === text.length) row.push('')
      continue
    }
    at += text.startsWith('\r\n', at) ? 2 : 1
    yield row
    row = []
  }
  if (row.length > 0) yield row
}

function bareValue(text: string, from: number, separator: string): { value: string; end: number } {
  if (text.startsWith('="', from)) {
    const { value, end } = quotedValue(text, from + 1)
    return { value, end: endOfValue(text, end, separator) }
  }
  const end = endOfValue(text, from, separator)
  return { value: text.slice(from, end), end }
}

/** Far longer than any cell that is kept; what comes after is passed over. */
const longestValue = 100_000

function quotedValue(text: string, from: number): { value: string; end: number } {
  let value = ''
  let at = from + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return { value: value + text.slice(at), end: text.length }
    if (value.length < longestValue) value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    if (value.length < longestValue) value += '"'
    at = quote + 2
  }
}

function endOfValue(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** The separator that parts the first lines into most values, outside quotes. */
function separatorOf(text: string): string {
  const sample = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '')
  const lines = sample.split(/\r?\n/).slice(0, 20)
  const counts = [',', '\t', ';', '，', '|'].map((separator) => ({
    separator,
    parts: lines.reduce((sum, line) => sum + line.split(separator).length - 1, 0),
  }))
  return counts.reduce((best, one) => (one.parts > best.parts ? one : best)).separator
}

function startsWith(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, place) => bytes[place] === byte)
}

/** UTF-16 without a mark: its ASCII characters leave zeros at every other byte. */
function zerosAt(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 2000)
  const odd = sample.filter((byte, place) => byte === 0 && place % 2 === 1).length
  const even = sample.filter((byte, place) => byte === 0 && place % 2 === 0).length
  if (odd + even < sample.length / 20) return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}
