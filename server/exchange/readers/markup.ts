import 'server-only'
import { limits } from '@/config/limits'
import type { FileRefusal } from '@/domain/exchange/file'
import { type Cell, type Merge, type Sheet, tidyText } from '@/domain/exchange/sheet'
import { accept, type Result, refuse } from '@/domain/result'
import { occurrences, tooLarge } from '@/server/exchange/readers/bounds'

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
}
const widestSpan = 300
const tallestSpan = 10_000
/** Markup of one cell that is looked at; its text is cut far sooner. */
const longestCell = 100_000
const mostSpanned = 200_000

/** True for text that holds an HTML table, which many systems save under the name .xls. */
export function isMarkup(text: string): boolean {
  return (
    /^\s*(<!doctype html|<html|<table|<meta|<head|<style|<!--|<div|<\?xml)/i.test(text.slice(0, 500)) &&
    /<table[\s>]/i.test(text)
  )
}

/** Every table of an HTML page as a sheet; row and column spans become merged ranges. Refuses what is too large before it is read. */
export function readMarkup(text: string, name: string): Result<Sheet[], FileRefusal> {
  const excess = tooLarge(extentOf(text))
  if (excess) return refuse(excess)
  if (occurrences(text, /<table\b/gi, limits.importEntries) > limits.importEntries)
    return refuse({ kind: 'unsafe_archive' })
  const tables = text.split(/<table\b/i).slice(1)
  const sheets = tables.map((table, place) =>
    tableSheet(table.split(/<\/table\s*>/i)[0] ?? '', place === 0 ? name : `${name} ${place + 1}`),
  )
  return accept(sheets.filter(({ rows }) => rows.length > 0))
}

/** Rows, cells and the widest row of a page, counted no further than the bounds. */
function extentOf(text: string) {
  const rows = occurrences(text, /<tr\b/gi, limits.importRows)
  const cells = occurrences(text, /<t[dh]\b/gi, limits.importCells)
  if (tooLarge({ rows, columns: 0, cells })) return { rows, columns: 0, cells }
  const widths = text.split(/<tr\b/i).map((row) => occurrences(row, /<t[dh]\b/gi, limits.importColumns))
  return { rows, columns: widths.reduce((widest, width) => Math.max(widest, width), 0), cells }
}

function tableSheet(table: string, name: string): Sheet {
  const rows: Cell[][] = []
  const merges: Merge[] = []
  const hiddenRows: number[] = []
  const taken = new Map<number, Set<number>>()
  let spanned = 0
  for (const [index, source] of table.split(/<tr\b/i).slice(1).entries()) {
    if (/^[^>]*display\s*:\s*none/i.test(source)) hiddenRows.push(index)
    const row: Cell[] = []
    let column = 0
    for (const cell of source.split(/<t[dh]\b/i).slice(1)) {
      while (taken.get(index)?.has(column)) column++
      const { across, down } = spansOf(cell)
      while (row.length < column) row.push({ text: '' })
      row[column] = cellOf(cell)
      spanned += across * down
      if ((across > 1 || down > 1) && spanned < mostSpanned) {
        merges.push({ top: index, left: column, bottom: index + down - 1, right: column + across - 1 })
        reserve(taken, index, column, across, down)
      }
      column += across
    }
    rows.push(row)
  }
  return { name, hidden: false, rows, merges, hiddenRows, date1904: false }
}

function spansOf(cell: string): { across: number; down: number } {
  const tag = cell.slice(0, cell.indexOf('>'))
  const span = (word: string, most: number) => {
    const told = Number(new RegExp(`\\b${word}\\s*=\\s*["']?(\\d+)`, 'i').exec(tag)?.[1] ?? 1)
    return Math.min(Math.max(told, 1), most)
  }
  return { across: span('colspan', widestSpan), down: span('rowspan', tallestSpan) }
}

function reserve(taken: Map<number, Set<number>>, top: number, left: number, across: number, down: number) {
  for (let row = top + 1; row < top + down; row++) {
    const columns = taken.get(row) ?? new Set<number>()
    for (let column = left; column < left + across; column++) columns.add(column)
    taken.set(row, columns)
  }
}

function cellOf(source: string): Cell {
  const inner = withoutComments(source.slice(source.indexOf('>') + 1, longestCell).split(/<\/t[dh]\s*>/i)[0] ?? '')
  if (!/[<&\s]/.test(inner)) return { text: tidyText(inner) }
  const text = inner
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) =>
      entity(whole, decimal, hex, name),
    )
  return /<(s|strike|del)\b/i.test(inner) ? { text: tidyText(text), struck: true } : { text: tidyText(text) }
}

function withoutComments(markup: string): string {
  const [first = '', ...rest] = markup.split('<!--')
  return (
    first + rest.map((part) => part.slice(part.indexOf('-->') < 0 ? part.length : part.indexOf('-->') + 3)).join('')
  )
}

function entity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined)
    return Object.hasOwn(entities, name.toLowerCase()) ? (entities[name.toLowerCase()] ?? whole) : whole
  const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
}
