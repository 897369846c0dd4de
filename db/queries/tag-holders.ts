import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { listCounts } from '@/db/queries/households'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, levelOf, spanOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { type TagCode, tags } from '@/domain/tags/codes'

export type Holders = Partial<Record<TagCode, number>>

const ruled = (Object.keys(tags) as TagCode[]).filter((code) => tags[code].source === 'rule')

/** How many households hold each tag on `day`, for each of some committees (or one grid): as many as the list of that tag has rows. */
export async function tagHolders(
  db: Reader,
  jurisdiction: Jurisdiction,
  units: readonly AreaCode[],
  day: CivilDay,
): Promise<Map<AreaCode, Holders>> {
  const span = sql`${levelOf(units[0] ?? jurisdiction.lo) === 'grid' ? 1 : spanOf('committee')}::bigint`
  const lists = ruled.map((tag) => ({ tag }))
  const [derived, stored] = await Promise.all([
    listCounts(db, jurisdiction, units, lists, day),
    db.execute<{ unit: AreaCode; code: TagCode; n: number }>(sql`
      select h.area_code / ${span} * ${span} as unit, t.code, count(distinct h.id)::int as n
      from households h join tags t on t.household_id = h.id and t.from_on <= ${day} and (t.to_on is null or t.to_on > ${day})
      where h.area_code between ${jurisdiction.lo} and ${jurisdiction.hi} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})
      group by 1, 2`),
  ])
  return new Map(
    units.map((unit) => {
      const held: Holders = Object.fromEntries(
        stored.filter((row) => Number(row.unit) === unit && row.code in tags).map(({ code, n }) => [code, n]),
      )
      ruled.forEach((code, at) => {
        held[code] = derived.get(unit)?.lists[at] ?? 0
      })
      return [unit, held] as const
    }),
  )
}
