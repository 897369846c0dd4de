import 'server-only'
import type { Transaction } from '@/db/client'
import type { HouseholdRow } from '@/db/queries/households'
import { type HomePlace, homesCount, homesPage } from '@/db/queries/rosters/homes'
import { type PersonRow, peopleCount, peoplePage } from '@/db/queries/rosters/people'
import { peopleLines } from '@/db/queries/rosters/people-lines'
import type { FieldPolicy } from '@/domain/access/fields'
import { placeFrom, placeText } from '@/server/address'
import { householdCells, personCells } from '@/server/rosters/roster-columns'
import type { AskedRoster } from '@/server/rosters/roster-query'

type Eyes = { fields: FieldPolicy }
type Line = { id: string; href: string; cells: (string | number)[] }

const householdsAtOnce = 2000

/** How many stand on a roster. */
export async function rosterCount(tx: Transaction, roster: AskedRoster): Promise<number> {
  const { condition, place, as } = roster
  if (condition.about === 'resident') return peopleCount(tx, place, roster.people, as)
  return homesCount(tx, place, roster.households, as)
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
  const page = await homesPage(tx, place, roster.households, as, { after: parts && { area, sort, id }, most })
  const { rows } = page
  const count = page.count ?? (await rosterCount(tx, roster))
  const last = rows.length > most ? rows[most - 1] : undefined
  return {
    count,
    lines: rows.slice(0, most).map((row) => householdLine(row, roster, eyes)),
    next: last && placeText([last.area_code, last.sort_key, last.id]),
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
  for await (const rows of rosterRows(tx, roster)) yield rows.map((row) => row(eyes))
}

/** The same lines, each to be seen by whichever eyes. */
export async function* rosterRows(tx: Transaction, roster: AskedRoster): AsyncGenerator<((eyes: Eyes) => Line)[]> {
  const { condition, place, as } = roster
  if (condition.about === 'resident') {
    for await (const rows of peopleLines(tx, place, roster.people, as))
      yield rows.map((row) => (eyes: Eyes) => personLine(row, roster, eyes))
    return
  }
  let after: HomePlace | undefined
  for (;;) {
    const { rows } = await homesPage(tx, place, roster.households, as, { after, most: householdsAtOnce })
    const page = rows.slice(0, householdsAtOnce)
    yield page.map((row) => (eyes: Eyes) => householdLine(row, roster, eyes))
    const last = rows.length > householdsAtOnce ? page.at(-1) : undefined
    if (!last) break
    after = { area: String(last.area_code), sort: last.sort_key, id: last.id }
  }
}

function personLine(row: PersonRow, roster: AskedRoster, { fields }: Eyes): Line {
  return { id: row.id, href: `/residents/${row.id}`, cells: personCells(row, roster, fields) }
}

function householdLine(row: HouseholdRow, roster: AskedRoster, { fields }: Eyes): Line {
  return { id: row.id, href: `/households/${row.id}`, cells: householdCells(row, roster, fields) }
}
