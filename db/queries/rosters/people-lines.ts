import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { digits } from '@/db/queries/figures/fragments'
import {
  type AsOf,
  members,
  type PeopleFilter,
  type PersonRow,
  type RosterPlace,
  shownOf,
} from '@/db/queries/rosters/people'

const atOnce = 2000

/**
 * Everybody on a roster along the street, some at a time through one cursor: the list is found once however long it is, and
 * never held whole. One at a time for a transaction, which it must not outlive.
 */
export async function* peopleLines(
  tx: Transaction,
  place: RosterPlace,
  filter: PeopleFilter,
  as: AsOf,
): AsyncGenerator<PersonRow[]> {
  await tx.execute(sql`declare roster_lines no scroll cursor for
    with listed as materialized (${members(place, filter, as)})
    select ${shownOf(filter, as)} from (select m.*, h.address, coalesce(h.sort_key, '') as sort_key
      from listed m left join households h on h.id = m.household_id) p
    order by p.area_code, p.sort_key, p.id`)
  for (;;) {
    const rows = await tx.execute<PersonRow>(sql`fetch ${digits(atOnce)} from roster_lines`)
    if (rows.length > 0) yield [...rows]
    if (rows.length < atOnce) break
  }
  await tx.execute(sql`close roster_lines`)
}
