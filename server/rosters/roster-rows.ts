import 'server-only'
import type { Transaction } from '@/db/client'
import { type HouseholdRow, householdCounts, householdPage, placeOf } from '@/db/queries/households'
import { type PersonRow, peopleCount, peoplePage } from '@/db/queries/rosters/people'
import { peopleLines } from '@/db/queries/rosters/people-lines'
import type { FieldPolicy } from '@/domain/access/fields'
import { placeFrom, placeText } from '@/server/address'
import { householdCells, personCells } from '@/server/rosters/roster-columns'
import type { AskedRoster } from '@/server/rosters/roster-query'

type Eyes = { fields: FieldPolicy }
type Line = { id: string; href: string; cells: (string | number)[] }

/** A list never counts further than this. */
const mostCounted = 100_000
const householdsAtOnce = 2000
const byAddress = { by: 'address', descending: false } as const

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

function personLine(row: PersonRow, roster: AskedRoster, { fields }: Eyes): Line {
  return { id: row.id, href: `/residents/${row.id}`, cells: personCells(row, roster, fields) }
}

function householdLine(row: HouseholdRow, roster: AskedRoster, { fields }: Eyes): Line {
  return { id: row.id, href: `/households/${row.id}`, cells: householdCells(row, roster, fields) }
}
