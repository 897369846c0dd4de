import 'server-only'
import type { Transaction } from '@/db/client'
import { type HouseholdRow, householdCounts, householdPage, placeOf } from '@/db/queries/households'
import { type PersonRow, peopleCount, peoplePage } from '@/db/queries/rosters/people'
import { peopleLines } from '@/db/queries/rosters/people-lines'
import type { FieldPolicy } from '@/domain/access/fields'
import { labelOf } from '@/domain/codes'
import type { HouseholdColumn } from '@/domain/households/columns'
import { sexes } from '@/domain/residents/codes'
import { shownBirth, shownName, shownPhone } from '@/domain/residents/shown'
import { sinceOn } from '@/domain/rosters/changes'
import { tags } from '@/domain/tags/codes'
import { showsTag } from '@/domain/tags/shown'
import { placeFrom, placeText } from '@/server/address'
import { cellOf, paperColumns, sheetColumns } from '@/server/households/household-cells'
import { householdItem } from '@/server/households/household-item'
import type { AskedRoster } from '@/server/rosters/roster-query'

type Eyes = { fields: FieldPolicy }
type LedgerHead = { label: string; width?: string; align?: 'c' | 'n' }
type Line = { id: string; href: string; cells: (string | number)[] }

/** A list never counts further than this. */
const mostCounted = 100_000
const householdsAtOnce = 2000
const byAddress = { by: 'address', descending: false } as const

const households: HouseholdColumn[] = ['address', 'number', 'head', 'members', 'class', 'colour', 'tags', 'last']
const people = [
  { label: '姓名', width: '26mm', sheet: 12 },
  { label: '性别', width: '14mm', align: 'c', sheet: 6 },
  { label: '周岁', width: '14mm', align: 'n', sheet: 6 },
  { label: '住址', width: '70mm', sheet: 30 },
  { label: '电话', width: '34mm', align: 'c', sheet: 16 },
  { label: '标签', width: '34mm', sheet: 24 },
  { label: '入册日', width: '28mm', align: 'c', sheet: 12 },
] as const

/** Not for paper that goes from hand to hand to be signed: what others need not know of a person or a household. */
const unprinted = new Set(['标签', '类别', '关注', '上次联系'])

/** The columns of a roster, as a page, paper and a workbook head them; `printed` are the places of those on paper. */
export function rosterColumns({ condition }: AskedRoster) {
  const home = condition.about === 'household'
  const all: LedgerHead[] = home ? paperColumns(households) : people.map(({ sheet: _, ...column }) => column)
  const printed = all.flatMap(({ label }, at) => (unprinted.has(label) ? [] : [at]))
  return {
    heads: all.map(({ label }) => label),
    printed,
    paper: all.filter(({ label }) => !unprinted.has(label)),
    sheet: home ? sheetColumns(households) : people.map(({ label, sheet }) => ({ heading: label, width: sheet })),
  }
}

/** How many stand on a roster. */
export async function rosterCount(tx: Transaction, roster: AskedRoster): Promise<number> {
  const { condition, place, as } = roster
  if (condition.about === 'resident') return peopleCount(tx, place, roster.people, as)
  return (await householdCounts(tx, place.within, roster.households, as.day, mostCounted)).households
}

/** One page of a roster along the street, masked for its reader, the place of the next, and how many there are at all. */
export async function rosterPage(
  tx: Transaction,
  roster: AskedRoster,
  eyes: Eyes,
  { after, most }: { after: string | undefined; most: number },
): Promise<{ count: number; lines: Line[]; next: string | undefined }> {
  const { condition, place, as } = roster
  const parts = placeFrom(after, ['number', 'text'])
  const [area = '0', sort = '', id = ''] = parts ?? []
  if (condition.about === 'resident') {
    const { count, rows } = await peoplePage(tx, place, roster.people, as, { after: parts && { area, sort, id }, most })
    const last = rows.length > most ? rows[most - 1] : undefined
    return {
      count,
      lines: rows.slice(0, most).map((row) => personLine(row, roster, eyes)),
      next: last && placeText([last.area_code, last.sort_key, last.id]),
    }
  }
  const window = { after: parts && { values: [area, sort], id }, limit: most }
  const [rows, count] = await Promise.all([
    householdPage(tx, place.within, roster.households, byAddress, window, as.day),
    rosterCount(tx, roster),
  ])
  const last = rows.length > most ? rows[most - 1] : undefined
  const at = last && placeOf(byAddress, last)
  return {
    count,
    lines: rows.slice(0, most).map((row) => householdLine(row, roster, eyes)),
    next: at && placeText([...at.values, at.id]),
  }
}

/** Every line of a roster, up to `most`. */
export async function allRosterLines(tx: Transaction, roster: AskedRoster, eyes: Eyes, most: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const some of rosterLines(tx, roster, eyes)) {
    lines.push(...some)
    if (lines.length >= most) break
  }
  return lines.slice(0, most)
}

/** The lines of a roster, some at a time, however many there are. */
export async function* rosterLines(tx: Transaction, roster: AskedRoster, eyes: Eyes): AsyncGenerator<Line[]> {
  if (roster.condition.about === 'resident') {
    for await (const rows of peopleLines(tx, roster.place, roster.people, roster.as))
      yield rows.map((row) => personLine(row, roster, eyes))
    return
  }
  let after: string | undefined
  do {
    const page = await rosterPage(tx, roster, eyes, { after, most: householdsAtOnce })
    yield page.lines
    after = page.next
  } while (after)
}

function personLine(row: PersonRow, { band, as }: AskedRoster, { fields }: Eyes): Line {
  const { age } = shownBirth(fields, row.born_on, row.birth_precision, as.day)
  const facts = {
    stayFrom: row.stay_from,
    bornOn: row.born_on,
    precision: row.birth_precision,
    tagFrom: row.tag_from,
    needFrom: row.need_from,
  }
  const held = (row.tags ?? []).filter((code) => showsTag(fields, code))
  return {
    id: row.id,
    href: `/residents/${row.id}`,
    cells: [
      shownName(fields, row.name),
      labelOf(sexes, row.sex),
      age ?? '未核实',
      row.address ?? '',
      shownPhone(fields, row.phone_masked) ?? '',
      held.map((code) => tags[code].label).join('、'),
      sinceOn(facts, band),
    ],
  }
}

function householdLine(row: HouseholdRow, { as }: AskedRoster, { fields }: Eyes): Line {
  const item = householdItem(row, fields, as.day)
  return {
    id: row.id,
    href: `/households/${row.id}`,
    cells: households.map((column) => cellOf(column, item, as.day)),
  }
}
