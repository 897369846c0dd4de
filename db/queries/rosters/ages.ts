import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { type AsOf, aged, members, type RosterPlace } from '@/db/queries/rosters/people'
import type { AgeBand } from '@/domain/residents/ages'

/** How many of 实有人口 on a day are in each band, and how many births are unknown: as many as the roster of each band has lines. */
export async function ageCounts(
  db: Reader,
  place: RosterPlace,
  bands: readonly AgeBand[],
  as: AsOf,
): Promise<{ bands: number[]; unknown: number; total: number }> {
  const each = bands.map((band) => sql`(count(*) filter (where ${aged(band, as.day)}))::int`)
  const [row] = await db.execute<{ bands: number[]; unknown: number; total: number }>(sql`
    select array[${sql.join(each, sql`, `)}] as bands, (count(*) filter (where r.born_on is null))::int as unknown, count(*)::int as total
    from (${members(place, {}, as)}) m join residents r on r.id = m.id`)
  return row ?? { bands: bands.map(() => 0), unknown: 0, total: 0 }
}
