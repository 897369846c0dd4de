import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { HouseholdFilter } from '@/db/queries/household-filter'
import { type HouseholdRow, householdCounts, householdPage, householdRows } from '@/db/queries/households'
import { homesAmong, homesListed, instead } from '@/db/queries/rosters/known-homes'
import type { AsOf, RosterPlace } from '@/db/queries/rosters/people'

/** A list never counts further than this. */
const mostCounted = 100_000
const byAddress = { by: 'address', descending: false } as const

/** A place in a list of households that runs along the street. */
export type HomePlace = { area: string; sort: string; id: string }

/** How many households stand on a roster on a day, as it was known. */
export async function homesCount(tx: Reader, place: RosterPlace, filter: HouseholdFilter, as: AsOf): Promise<number> {
  if (!as.known) return (await householdCounts(tx, place.within, filter, as.day, mostCounted)).households
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int as n from (${homesListed(place, filter, as)}) l`,
  )
  return row?.n ?? 0
}

/**
 * Households of a roster along the street after a place, one more than `most` when there are more, each as it was known; and
 * how many there are at all, where the list is gone through anyway.
 */
export async function homesPage(
  tx: Reader,
  place: RosterPlace,
  filter: HouseholdFilter,
  as: AsOf,
  { after, most }: { after: HomePlace | undefined; most: number },
): Promise<{ rows: HouseholdRow[]; count: number | undefined }> {
  if (!as.known) {
    const window = { after: after && { values: [after.area, after.sort], id: after.id }, limit: most }
    return { rows: await householdPage(tx, place.within, filter, byAddress, window, as.day), count: undefined }
  }
  const from = after
    ? sql`where (l.area_code, l.sort_key, l.id) > (${after.area}::bigint, ${after.sort}::text, ${after.id}::uuid)`
    : sql``
  const page = await tx.execute<{ id: string | null; count: number }>(sql`
    with listed as materialized (${homesListed(place, filter, as)})
    select n.count, p.id from (select count(*)::int as count from listed) n left join (select l.* from listed l ${from}
      order by l.area_code, l.sort_key, l.id limit ${most + 1}) p on true order by p.area_code, p.sort_key, p.id`)
  const ids = page.flatMap(({ id }) => (id === null ? [] : [id]))
  const rows = await householdRows(tx, place.own, ids, as.day, instead(place.own, as, idsIn(ids)))
  return { rows, count: page[0]?.count ?? 0 }
}

/** Which of some households stand on a roster on a day, as it was known. */
export async function homesOnRoster(
  tx: Reader,
  place: RosterPlace,
  filter: HouseholdFilter,
  as: AsOf,
  among: readonly string[],
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select l.id from (${homesAmong(place, filter, as, idsIn(among))}) l order by 1`,
  )
  return rows.map(({ id }) => id)
}

const idsIn = (ids: readonly string[]) => sql`select unnest(${`{${ids.join(',')}}`}::uuid[]) as id`
