import 'server-only'
import { limits } from '@/config/limits'
import type { FileRefusal } from '@/domain/exchange/file'

/** How large a sheet turns out to be, told before anything is made of it. */
export type Extent = { rows: number; columns: number; cells: number }

/** Why a sheet of that size is not read; nothing when it may be. Blank rows and cells count, because they cost as much. */
export function tooLarge({ rows, columns, cells }: Extent): FileRefusal | undefined {
  if (rows > limits.importRows) return { kind: 'too_many_rows', rows, limit: limits.importRows }
  if (columns > limits.importColumns) return { kind: 'too_many_columns', limit: limits.importColumns }
  return cells > limits.importCells ? { kind: 'too_many_cells', limit: limits.importCells } : undefined
}

const element = /<(?:\w+:)?(row|c)(?=[\s/>])(?:[^<>]*?\sr="([A-Z]{0,4})(\d{0,8})")?/g

/** The extent of a worksheet by its own XML; counting ends with the first bound that is passed. More merged ranges than rows may be are as bad as cells. */
export function extentOfWorksheet(part: Buffer): Extent {
  const extent = { rows: 0, columns: 0, cells: 0 }
  const text = part.toString('latin1')
  element.lastIndex = 0
  for (let found = element.exec(text); found && !tooLarge(extent); found = element.exec(text)) {
    const [, kind, letters = ''] = found
    if (kind === 'row') extent.rows++
    else {
      extent.cells++
      extent.columns = Math.max(extent.columns, columnNumber(letters))
    }
  }
  if (occurrences(text, /<(?:\w+:)?mergeCell\b/g, limits.importRows) > limits.importRows)
    return { ...extent, cells: Number.POSITIVE_INFINITY }
  // readers hand back a whole rectangle
  return { ...extent, cells: Math.max(extent.cells, extent.rows * extent.columns) }
}

/** How often a word stands in a text, counted no further than `most` and one more. */
export function occurrences(text: string, word: RegExp, most: number): number {
  word.lastIndex = 0
  let count = 0
  while (count <= most && word.exec(text)) count++
  return count
}

function columnNumber(letters: string): number {
  let number = 0
  for (let place = 0; place < letters.length; place++) number = number * 26 + letters.charCodeAt(place) - 64
  return number
}
