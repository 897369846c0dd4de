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

/** Every row of a list in its order, up to `most`, a few hundred at a time; with the counts of the whole. */
export async function allRows(desk: Desk<ListQuery>, most: number) {
  const { db, query, fields } = desk
  const day = dayOf(desk.now)
  const place = placeOfList(desk)
  const filter = filterOf(query, (code) => showsTag(fields, code))
  const order = orderOf(query)
  const [here] = await areasNamed(db, [place.lo])
  const counts = await householdCounts(db, place, filter, day, 200_000)
  const rows: HouseholdRow[] = []
  while (rows.length < most) {
    const last = rows.at(-1)
    const window = { after: last && placeOf(order, last), limit: Math.min(atOnce, most - rows.length) - 1 }
    const page = await householdPage(db, place, filter, order, window, day)
    rows.push(...page)
    if (page.length < window.limit + 1) break
  }
  return {
    rows,
    counts,
    place: { code: String(place.lo), name: here?.name ?? '' },
    cut: counts.households > rows.length,
  }
}

/** The conditions of a list as the audit keeps them. */
export function queryText(query: ListQuery): Record<string, unknown> {
  const { cols: _, after: __, before: ___, ...conditions } = query
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined))
}
