import 'server-only'
import { areasNamed } from '@/db/queries/areas'
import { type HouseholdRow, householdCounts, householdPage, placeOf } from '@/db/queries/households'
import { dayOf } from '@/domain/calendar/civil-day'
import { showsTag } from '@/domain/tags/shown'
import { cellOf, paperColumns } from '@/server/households/household-cells'
import { householdItem } from '@/server/households/household-item'
import { placeOfList } from '@/server/households/household-list'
import { filterOf, type ListQuery, listQuery, orderOf } from '@/server/households/list-query'
import { type Desk, view } from '@/server/view'

/** Paper holds so many households at most; more is for a workbook. */
const mostPrinted = 1000
const atOnce = 500

/** 台账: the list as its address states it, as a table to print; masked as the screen. */
export const householdLedger = view({
  name: 'household.ledger',
  permission: 'household.read',
  query: listQuery,
  read: async (desk) => {
    const { rows, ...about } = await allRows(desk, mostPrinted)
    const day = dayOf(desk.now)
    return {
      ...about,
      day,
      by: desk.actor.name,
      query: desk.query,
      columns: paperColumns(desk.query.cols),
      lines: rows.map((row) => {
        const item = householdItem(row, desk.fields, day)
        return { id: row.id, cells: desk.query.cols.map((column) => cellOf(column, item, day)) }
      }),
    }
  },
  audit: (found, query) => [
    {
      act: 'list.print',
      subject: 'households',
      subjectId: found.place.code,
      areaCode: Number(found.place.code),
      detail: { rows: found.lines.length, query: queryText(query) },
    },
  ],
})
export type HouseholdLedger = Awaited<ReturnType<typeof householdLedger>>

/** The rows of a list in its order, up to `most`, with the counts of the whole. */
async function allRows(desk: Desk<ListQuery>, most: number) {
  const [place, counts] = await Promise.all([namedPlace(desk), countsOf(desk)])
  const rows: HouseholdRow[] = []
  for await (const page of rowPages(desk, most)) rows.push(...page)
  return { rows, counts, place, cut: counts.households > rows.length }
}

type Listing = Pick<Desk<ListQuery>, 'db' | 'actor' | 'jurisdiction' | 'fields' | 'now' | 'query'>

const narrowing = ({ query, fields }: Listing) => filterOf(query, (code) => showsTag(fields, code))

/** How many households and people a list holds. */
export function countsOf(desk: Listing) {
  return householdCounts(desk.db, placeOfList(desk), narrowing(desk), dayOf(desk.now), 200_000)
}

/** Where a list is taken from, by name. */
export async function namedPlace(desk: Listing) {
  const { lo } = placeOfList(desk)
  const [here] = await areasNamed(desk.db, [lo])
  return { code: String(lo), name: here?.name ?? '' }
}

/** Every row of a list in its order, up to `most`, a few hundred at a time. */
export async function* rowPages(desk: Listing, most: number): AsyncGenerator<HouseholdRow[]> {
  const [place, filter, order] = [placeOfList(desk), narrowing(desk), orderOf(desk.query)]
  let last: HouseholdRow | undefined
  for (let left = most; left > 0; left -= atOnce) {
    const window = { after: last && placeOf(order, last), limit: Math.min(atOnce, left) - 1 }
    const page = await householdPage(desk.db, place, filter, order, window, dayOf(desk.now))
    if (page.length > 0) yield page
    last = page.at(-1)
    if (page.length < atOnce) return
  }
}

/** The conditions of a list as the audit keeps them. */
export function queryText(query: ListQuery): Record<string, unknown> {
  const { cols: _, after: __, before: ___, ...conditions } = query
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined))
}
