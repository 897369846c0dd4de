import { findHeadings, type HeadingBlock, headingsAt } from '@/domain/exchange/headings'
import type { Sheet } from '@/domain/exchange/sheet'
import { type Field, fieldOfHeading, plainHeading, sharedFields, vagueHeadings } from '@/domain/exchange/synonyms'
import { accept, type Result, refuse } from '@/domain/result'
import type { TagCode } from '@/domain/tags/codes'
import { tagFrom } from '@/domain/tags/tag'

/** What a column is used for: a field, the yes or no of one tag, text for the note, or nothing. */
export type ColumnUse = Field | `tag:${TagCode}` | 'ignore'

/** A column with its proposed use; `open` says why the user has to look at it, `learned` that the office answered before. */
export type Column = {
  column: number
  heading: string
  path: string[]
  use: ColumnUse
  open?: 'unknown' | 'vague' | 'claimed_twice'
  learned?: true
  candidates: ColumnUse[]
}

/** How a sheet is read. Rows count from 0; equal fingerprints are one layout, whose mapping may be remembered. */
export type Mapping = { headFrom: number; headTo: number; columns: Column[]; fingerprint: string }

/** The mapping a sheet's own headings propose. Unknown headings go to the note, so that nothing is lost unseen. */
export function proposeMapping(sheet: Sheet): Result<Mapping, { kind: 'no_headings' }> {
  const block = findHeadings(sheet)
  return block ? accept(mappingOf(sheet, block)) : refuse({ kind: 'no_headings' })
}

/** The mapping for heading rows pointed out by the user. */
export function mappingAt(sheet: Sheet, headFrom: number, headTo: number): Mapping {
  return mappingOf(sheet, headingsAt(sheet, headFrom, headTo))
}

/** The mapping with the user's own choices, which settle what was open. */
export function withUses(mapping: Mapping, uses: ReadonlyMap<number, ColumnUse>): Mapping {
  const columns = mapping.columns.map((column): Column => {
    const use = uses.get(column.column)
    if (use === undefined) return column
    const { open: _settled, ...rest } = column
    return { ...rest, use }
  })
  return { ...mapping, columns }
}

/** The columns the user has to look at before anything is read. */
export function openColumns({ columns }: Mapping): Column[] {
  return columns.filter(({ open }) => open !== undefined)
}

function mappingOf(sheet: Sheet, { from, to, paths }: HeadingBlock): Mapping {
  const lastFilled = sheet.rows.reduce((last, row) => Math.max(last, lastUsed(row)), -1)
  const columns = paths.slice(0, lastFilled + 1).map((path, column) => columnOf(path, column))
  for (let column = columns.length; column <= Math.min(lastFilled, 255); column++) columns.push(columnOf([], column))
  return { headFrom: from, headTo: to, columns: claimed(besideIdType(columns)), fingerprint: fingerprintOf(columns) }
}

function lastUsed(row: Sheet['rows'][number]): number {
  return row.findLastIndex(({ text }) => text.trim() !== '')
}

/** Columns an error workbook adds; they come back empty of meaning. */
export const errorHeadings = { rowNo: '原表行号', reason: '错误原因' } as const

function columnOf(written: string[], column: number): Column {
  const heading = written.join('/')
  if (Object.values<string>(errorHeadings).includes(heading))
    return { column, heading, path: written, use: 'ignore', candidates: [] }
  const path = written.length === 1 && !fieldOfHeading(heading) ? heading.split('/') : written
  const leaf = plainHeading(path.at(-1) ?? '')
  const field = fieldOfPath(path)
  if (field) return { column, heading, path, use: field, candidates: [field] }
  const tag = tagFrom(leaf.replace(/^是否为?|^有无/, ''))
  if (tag) return { column, heading, path, use: `tag:${tag}`, candidates: [`tag:${tag}`] }
  const vague = Object.hasOwn(vagueHeadings, leaf) ? vagueHeadings[leaf] : undefined
  return { column, heading, path, use: 'note', open: vague ? 'vague' : 'unknown', candidates: [...(vague ?? [])] }
}

/** The field of a heading below its parents: 户主 › 姓名 is the head, 户籍地址 › 区 is part of that address. */
function fieldOfPath(path: string[]): Field | undefined {
  const leaf = fieldOfHeading(path.at(-1) ?? '')
  if (path.length < 2) return leaf
  const joined = fieldOfHeading(path.slice(-2).join(''))
  if (joined) return joined
  const parent = path.slice(0, -1).map(fieldOfHeading).findLast(Boolean)
  if (parent === 'registered_address') return parent
  if (parent === 'head_name') return ofHead[leaf ?? 'head_name'] ?? leaf
  if (parent === 'contact_name')
    return leaf === 'phone' || leaf === 'landline' ? 'contact_phone' : leaf === 'name' ? parent : undefined
  return leaf ?? (parent === 'address' ? undefined : parent)
}

const ofHead: Partial<Record<Field, Field>> = {
  name: 'head_name',
  head_name: 'head_name',
  id_number: 'head_id_number',
  phone: 'head_phone',
}

/** 号码 says enough where 证件类型 stands beside it and no other column holds the number. */
function besideIdType(columns: Column[]): Column[] {
  if (columns.some(({ use }) => use === 'id_number') || !columns.some(({ use }) => use === 'id_type')) return columns
  return columns.map((column) => {
    if (plainHeading(column.path.at(-1) ?? '') !== '号码') return column
    const { open: _, ...rest } = column
    return { ...rest, use: 'id_number', candidates: ['id_number'] }
  })
}

/** Where two columns claim one field the first keeps it, and the user is asked about both. */
function claimed(columns: Column[]): Column[] {
  return columns.map((column) => {
    const rivals = columns.filter(({ use }) => use === column.use)
    if (rivals.length < 2 || column.use === 'ignore' || sharedFields.includes(column.use as Field)) return column
    const use = rivals[0] === column ? column.use : 'note'
    return { ...column, use, open: 'claimed_twice', candidates: [column.use, 'note'] }
  })
}

/** FNV-1a over the headings, so that the same form is recognised next month. */
function fingerprintOf(columns: Column[]): string {
  let [high, low] = [0x811c9dc5, 0x9dc5811c]
  for (const sign of columns.map(({ path }) => path.map(plainHeading).join('/')).join('|')) {
    const code = sign.codePointAt(0) ?? 0
    high = Math.imul(high ^ code, 0x01000193) >>> 0
    low = Math.imul(low ^ (code + 7), 0x01000193) >>> 0
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}
