import { type Cell, cellAt, type Merge, type Sheet } from '@/domain/exchange/sheet'
import { fieldOfHeading, plainHeading } from '@/domain/exchange/synonyms'

/** Rows of a heading block, counted from 0, both ends included, and what stands over each column. */
export type HeadingBlock = { from: number; to: number; paths: string[][] }

const searchedRows = 10
const tallest = 3
const fewestHits = 3

/**
 * The block of one to three heading rows, found by at least three known headings among the first ten rows that hold
 * anything; titles above it are skipped. Undefined when there is none.
 */
export function findHeadings(sheet: Sheet): HeadingBlock | undefined {
  const lookup = mergeLookup(sheet)
  let best: { block: HeadingBlock; hits: number } | undefined
  for (const from of rowsToSearch(sheet)) {
    for (let height = 1; height <= tallest && from + height <= sheet.rows.length; height++) {
      if (height > 1 && !belongsTo(sheet, lookup, from, from + height - 1)) break
      const block = { from, to: from + height - 1, paths: pathsOf(sheet, lookup, from, from + height - 1) }
      const hits = hitsOf(block)
      if (hits >= fewestHits && hits > (best?.hits ?? 0)) best = { block, hits }
    }
  }
  return best?.block
}

/** What stands over every column of a block chosen by hand. */
export function headingsAt(sheet: Sheet, from: number, to: number): HeadingBlock {
  return { from, to, paths: pathsOf(sheet, mergeLookup(sheet), from, to) }
}

function rowsToSearch(sheet: Sheet): number[] {
  const found: number[] = []
  for (let row = 0; row < sheet.rows.length && found.length < searchedRows && row < 200; row++) {
    if (sheet.rows[row]?.some(({ text }) => text.trim() !== '')) found.push(row)
  }
  return found
}

function hitsOf({ paths }: HeadingBlock): number {
  const known = paths.map((path) => path.map(fieldOfHeading).findLast(Boolean))
  const children = paths.filter((path) => path.length > 1 && fieldOfHeading(path[0] ?? '')).length
  return new Set(known.filter(Boolean)).size + children / 100
}

/** True when a row continues the headings above it: tied by merges, or filling only what they left open. */
function belongsTo(sheet: Sheet, lookup: MergeLookup, from: number, row: number): boolean {
  const width = widthOf(sheet, from, row)
  for (let column = 0; column < width; column++) {
    const merge = lookup(row, column)
    if (merge && merge.top >= from && merge.top < row) return true
  }
  const texts = range(width).map((column) => textOf(sheet, row, column))
  const filled = texts.filter((text) => text !== '')
  if (filled.length < 2 || filled.length >= width || filled.some((text) => /\d{4}|必填|格式|如[:：]/.test(text)))
    return false
  const under = range(width).filter((column) => texts[column] !== '')
  const opened = under.filter((column) => isOpenAbove(sheet, lookup, row - 1, column, width))
  return opened.length >= 2 && under.every((column) => opened.includes(column) || fieldOfHeading(texts[column] ?? ''))
}

/** True below a parent heading: part of a wide merge, or with a blank to its right or itself blank. */
function isOpenAbove(sheet: Sheet, lookup: MergeLookup, above: number, column: number, width: number): boolean {
  const merge = lookup(above, column)
  if (merge) return merge.right > merge.left && merge.right - merge.left + 1 < width
  if (textOf(sheet, above, column) === '') return true
  return column + 1 < width && textOf(sheet, above, column + 1) === '' && textOf(sheet, above + 1, column + 1) !== ''
}

function pathsOf(sheet: Sheet, lookup: MergeLookup, from: number, to: number): string[][] {
  const width = widthOf(sheet, from, to)
  const paths: string[][] = []
  for (let column = 0; column < width; column++) {
    const path: string[] = []
    for (let row = from; row <= to; row++) {
      const text = headingText(sheet, lookup, { row, column, from, to })
      if (text !== '' && plainHeading(text) !== plainHeading(path.at(-1) ?? '')) path.push(text)
    }
    paths.push(path)
  }
  return paths
}

function headingText(
  sheet: Sheet,
  lookup: MergeLookup,
  at: { row: number; column: number; from: number; to: number },
): string {
  const merge = lookup(at.row, at.column)
  if (merge && merge.top >= at.from) return textOf(sheet, merge.top, merge.left)
  const own = textOf(sheet, at.row, at.column)
  if (own !== '' || at.row === at.to || textOf(sheet, at.row + 1, at.column) === '') return own
  for (let left = at.column - 1; left >= 0; left--) {
    const parent = textOf(sheet, at.row, left)
    if (parent !== '') return textOf(sheet, at.row + 1, left) === '' ? '' : parent
  }
  return ''
}

function widthOf(sheet: Sheet, from: number, to: number): number {
  return Math.max(0, ...sheet.rows.slice(from, to + 1).map((row: Cell[]) => row.length))
}

function textOf(sheet: Sheet, row: number, column: number): string {
  return cellAt(sheet.rows[row], column).text.replace(/\s+/g, ' ').trim()
}

type MergeLookup = (row: number, column: number) => Merge | undefined

/** Merges that touch the rows where headings are looked for. */
function mergeLookup(sheet: Sheet): MergeLookup {
  const near = sheet.merges.filter(({ top }) => top < 210).slice(0, 2000)
  return (row, column) =>
    near.find(({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right)
}

function range(length: number): number[] {
  return Array.from({ length }, (_, place) => place)
}
