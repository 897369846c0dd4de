import type { DroppedRow } from '@/domain/exchange/family'
import type { DropReason } from '@/domain/exchange/findings'
import type { ColumnUse, Mapping } from '@/domain/exchange/mapping'
import { blankCell, type Cell, cellAt, isBlank, type Merge, type Sheet } from '@/domain/exchange/sheet'
import { type Field, householdFields, plainHeading } from '@/domain/exchange/synonyms'

/**
 * A row that tells of a person or dwelling. For household columns `merged` holds the cell above it whose merged range
 * it lies in, and `opens` the columns where a range begins.
 */
export type DataRow = {
  rowNo: number
  cells: Cell[]
  merged: ReadonlyMap<number, Cell>
  opens: ReadonlySet<number>
  hidden: boolean
  afterGap: boolean
}

/** A value with the column it stands in. */
export type Placed = { column: number; cell: Cell }

const mergeBudget = 2_000_000

/** The rows to read, and every other row with the reason it is left out. */
export function sortRows(sheet: Sheet, mapping: Mapping): { rows: DataRow[]; dropped: DroppedRow[]; title: string } {
  const { cells, merged, opens } = withoutMerges(sheet, mapping)
  const hidden = new Set(sheet.hiddenRows)
  const headings = headingsOf(mapping)
  const rows: DataRow[] = []
  const dropped: DroppedRow[] = []
  let afterGap = false
  for (const [index, row] of cells.entries()) {
    const reason = dropReason(row, index, mapping, headings)
    if (reason) dropped.push({ rowNo: index + 1, reason })
    else {
      const ranges = { merged: merged.get(index) ?? noCells, opens: opens.get(index) ?? noColumns }
      rows.push({ rowNo: index + 1, cells: row, ...ranges, hidden: hidden.has(index), afterGap })
    }
    afterGap = reason !== undefined && (reason !== 'blank' || !merged.has(index))
  }
  return { rows, dropped, title: titleOf(sheet, mapping) }
}

/** The columns of every use, so that rows are read without searching the mapping. */
export function columnsByUse(mapping: Mapping): ReadonlyMap<ColumnUse, number[]> {
  const columns = new Map<ColumnUse, number[]>()
  for (const { column, use } of mapping.columns) columns.set(use, [...(columns.get(use) ?? []), column])
  return columns
}

const noCells: ReadonlyMap<number, Cell> = new Map()
const noColumns: ReadonlySet<number> = new Set()

type Ranges = { cells: Cell[][]; merged: Map<number, Map<number, Cell>>; opens: Map<number, Set<number>> }

/** Cells stand once, at the top left of a merged range; lower rows know what the range says in a household column. */
function withoutMerges(sheet: Sheet, mapping: Mapping): Ranges {
  const ranges: Ranges = { cells: sheet.rows.map((row) => [...row]), merged: new Map(), opens: new Map() }
  const shared = new Set(
    mapping.columns.filter(({ use }) => householdFields.includes(use as Field)).map(({ column }) => column),
  )
  let budget = mergeBudget
  for (const merge of sheet.merges) {
    const top = Math.max(merge.top, mapping.headTo + 1)
    const bottom = Math.min(merge.bottom, sheet.rows.length - 1)
    budget -= Math.max(0, bottom - top + 1) * (merge.right - merge.left + 1)
    if (bottom < top || budget < 0) continue
    clearBelow(ranges.cells, merge, top, bottom)
    if (bottom > top && merge.top === top && shared.has(merge.left)) shareDown(sheet, ranges, merge, bottom)
  }
  return ranges
}

function clearBelow(cells: Cell[][], { top: first, left, right }: Merge, top: number, bottom: number) {
  for (let index = top; index <= bottom; index++) {
    const row = cells[index] ?? []
    for (let column = left; column <= Math.min(right, row.length - 1); column++) {
      if (index > first || column > left) row[column] = blankCell
    }
  }
}

function shareDown(sheet: Sheet, { merged, opens }: Ranges, { top, left }: Merge, bottom: number) {
  const first = cellAt(sheet.rows[top], left)
  if (isBlank(first)) return
  opens.set(top, (opens.get(top) ?? new Set()).add(left))
  for (let index = top + 1; index <= bottom; index++) {
    merged.set(index, (merged.get(index) ?? new Map()).set(left, first))
  }
}

type Headings = { names: ReadonlySet<number>; words: ReadonlyMap<number, readonly string[]> }

function headingsOf({ columns }: Mapping): Headings {
  return {
    names: new Set(columns.filter(({ use }) => use === 'name').map(({ column }) => column)),
    words: new Map(columns.map(({ column, path }) => [column, path.map(plainHeading)])),
  }
}

function dropReason(row: Cell[], index: number, mapping: Mapping, { names, words }: Headings): DropReason | undefined {
  const filled = row.flatMap((cell, column) => (isBlank(cell) ? [] : [{ column, text: cell.text.trim() }]))
  if (index < mapping.headFrom) return filled.length === 0 ? 'blank' : 'title'
  if (index <= mapping.headTo) return 'heading'
  const [first] = filled
  if (!first) return 'blank'
  const name = filled.find(({ column }) => names.has(column))?.text ?? ''
  const totals = /^(合计|小计|总计|共计|总数|累计)[:：]?/
  if (totals.test(name.replace(/\s/g, '')) || totals.test(first.text.replace(/\s/g, ''))) return 'total'
  if (isRemark(first.text, filled.length, names.has(first.column))) return 'remark'
  if (repeatsHeading(filled, words)) return 'repeated_heading'
  return index <= mapping.headTo + 2 && isInstruction(filled.map(({ text }) => text)) ? 'instructions' : undefined
}

/** 填报人：… and other single sentences; a lone short word in the name column is somebody's name. */
function isRemark(text: string, filledCells: number, inNameColumn: boolean): boolean {
  if (/^(填报|制表|审核|负责|填表|统计|联系)(单位|人|日期|时间)?[^:：]{0,6}[:：]/.test(text)) return true
  if (/^(说明|备注|注|填表说明|填报说明)\s*\d?[:：.、]/.test(text)) return true
  return filledCells === 1 && ([...text].length > 20 || (!inNameColumn && /\p{Script=Han}/u.test(text)))
}

function repeatsHeading(filled: { column: number; text: string }[], words: Headings['words']): boolean {
  const isHeading = ({ column, text }: { column: number; text: string }) =>
    text.length < 20 && words.get(column)?.includes(plainHeading(text)) === true
  if (!filled.slice(0, 3).some(isHeading)) return false
  const same = filled.filter(isHeading).length
  return same >= 2 && same >= filled.length * 0.6
}

function isInstruction(texts: string[]): boolean {
  if (/^(示例|样例|例)[:：]?$/.test(texts[0] ?? '')) return true
  const told = texts.filter(
    (text) =>
      (text.length > 6 && /必填|格式|如[:：]|例如|可选|填写|请选择/.test(text)) || /^(必填|选填|可选)$/.test(text),
  )
  return told.length > 0 && !texts.some((text) => /^\d{15}$|^\d{17}[\dXx]$|^1\d{10}$/.test(text))
}

function titleOf(sheet: Sheet, { headFrom }: Mapping): string {
  const texts = sheet.rows.slice(0, headFrom).flatMap((row) => row.map(({ text }) => text.trim()))
  return [...new Set(texts.filter((text) => text !== ''))].join(' ').slice(0, 200)
}
