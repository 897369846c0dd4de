import { dwellingKey, dwellingOf, type Home, homeOf, keyFields, said } from '@/domain/exchange/households'
import type { RowContext } from '@/domain/exchange/member-row'
import type { DataRow } from '@/domain/exchange/rows'
import { cellAt, isBlank } from '@/domain/exchange/sheet'
import type { Field } from '@/domain/exchange/synonyms'
import { kinshipFrom } from '@/domain/residents/aliases'

/** A row with its household values, complete after filling down, and whether it is the head's. */
export type HomeRow = { row: DataRow; home: Home; isHead: boolean; filledDown: boolean }

/** The rows of one household. `split` tells that the same dwelling already had another head. */
export type Group = { rows: HomeRow[]; split: boolean }

/** Rows gathered into households: by 户号, by a 序号 that counts households, by head, by dwelling, by 与户主关系. */
export function groupRows(rows: DataRow[], context: RowContext): Group[] {
  const serialCounts = countsHouseholds(rows, context)
  const groups: Group[] = []
  const byKey = new Map<string, Group>()
  let above: { one: HomeRow; key: string | undefined; group: Group } | undefined
  for (const row of rows) {
    const one = filledDown(homeRow(row, context), above?.one, serialCounts)
    const key = keyOf(one, above, serialCounts)
    const known = key === undefined ? continued(one, above, context) : byKey.get(key)
    const split = known !== undefined && key?.startsWith('dwelling:') === true && one.isHead && hasHead(known)
    const group = known && !split ? known : { rows: [], split }
    if (group !== known) groups.push(group)
    group.rows.push(one)
    if (key !== undefined) byKey.set(key, group)
    above = { one, key, group }
  }
  return groups
}

function hasHead({ rows }: Group): boolean {
  return rows.some(({ isHead }) => isHead)
}

function homeRow(row: DataRow, context: RowContext): HomeRow {
  const home = homeOf(row, context)
  const relation = firstText(row, context, 'relation')
  const isHead = relation ? kinshipFrom(relation) === '02' : isOwnHead(row, home, context)
  return { row, home, isHead, filledDown: false }
}

/** Without a relation, the row whose name is the household's head is the head. */
function isOwnHead(row: DataRow, home: Home, context: RowContext): boolean {
  const name = firstText(row, context, 'name')
  return name !== '' && name === said(home, 'head_name')
}

/**
 * Household values a row leaves blank, taken from the row above: only where nothing stands between the two, the row is
 * no head, has no 序号 of its own, contradicts nothing, and what is missing did not come from a merged range.
 */
function filledDown(one: HomeRow, above: HomeRow | undefined, serialCounts: boolean): HomeRow {
  if (!above || one.row.afterGap || one.isHead) return one
  const serial = one.home.get('serial')?.via
  if (serialCounts && (serial === 'own' || serial === 'opens')) return one
  const telling = [...above.home].filter(([field]) => keyFields.includes(field) || (serialCounts && field === 'serial'))
  const missing = telling.filter(([field]) => !one.home.has(field))
  const ranged = missing.some(([, { via }]) => via === 'merged' || via === 'opens')
  const contradicts = telling.some(([field, { text }]) => (one.home.get(field)?.text ?? text) !== text)
  if (missing.length === 0 || ranged || contradicts) return one
  const home: Home = new Map(one.home)
  for (const [field, { text }] of above.home) {
    if (!home.has(field) && (field !== 'serial' || serialCounts)) home.set(field, { text, via: 'filled' })
  }
  return { ...one, home, filledDown: true }
}

type Above = { one: HomeRow; key: string | undefined; group: Group }

function keyOf(one: HomeRow, above: Above | undefined, serialCounts: boolean): string | undefined {
  const number = said(one.home, 'household_number')
  if (number) return `number:${number}`
  const serial = serialCounts ? one.home.get('serial')?.text : undefined
  if (serial !== undefined) {
    const same = above?.one.home.get('serial')?.text === serial && above.key?.startsWith('serial:')
    return same ? above.key : `serial:${serial}@${one.row.rowNo}`
  }
  const dwelling = dwellingKey(dwellingOf(one.home, false))
  const head = said(one.home, 'head_id_number') ?? said(one.home, 'head_name')
  if (head) return `head:${head}@${dwelling ?? ''}`
  return dwelling === undefined ? undefined : `dwelling:${dwelling}`
}

/** The household a row without any key continues: the one above, while its relation says it is not the head's row. */
function continued(one: HomeRow, above: Above | undefined, context: RowContext): Group | undefined {
  if (!above || above.key !== undefined || one.isHead || one.row.afterGap) return undefined
  return firstText(one.row, context, 'relation') === '' ? undefined : above.group
}

/** True when 序号 numbers households: merged, repeated on neighbours, or blank on a good part of the named rows. */
function countsHouseholds(rows: DataRow[], context: RowContext): boolean {
  const [column] = context.columns.get('serial') ?? []
  if (column === undefined) return false
  if (rows.some(({ merged }) => merged.has(column))) return true
  const serials = rows.map(({ cells }) => cellAt(cells, column).text.trim())
  const followers = serials.filter(
    (serial, place) => place > 0 && (serial === '' || serial === serials[place - 1]),
  ).length
  return serials.some((serial) => serial !== '') && followers >= rows.length * 0.15
}

function firstText(row: DataRow, context: RowContext, use: Field): string {
  const columns = context.columns.get(use) ?? []
  const found = columns.map((column) => cellAt(row.cells, column)).find((cell) => !isBlank(cell))
  return found?.text.trim() ?? ''
}
