import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { colourOf, sameHome, tagColours } from '@/db/queries/cadence'
import { due } from '@/db/queries/due-visits'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'

/** What stands behind the doors of one building, in households. */
export type BuildingSigns = {
  id: string
  households: number
  red: number
  yellow: number
  green: number
  a: number
  b: number
  c: number
  none: number
  promises: number
  issues: number
  due: number
}

/** Households of every building by colour, class, what is open and what is due on `day`: as many as the lists of the building have rows. */
export function buildingSigns(db: Reader, jurisdiction: Jurisdiction, day: CivilDay) {
  const { lo, hi } = jurisdiction
  return db.execute<BuildingSigns>(sql`
    select d.building_id as id, count(*)::int as households,
      (count(*) filter (where x.colour = 'red'))::int as red, (count(*) filter (where x.colour = 'yellow'))::int as yellow,
      (count(*) filter (where x.colour = 'green'))::int as green,
      (count(*) filter (where x.contact_class = 'A'))::int as a, (count(*) filter (where x.contact_class = 'B'))::int as b,
      (count(*) filter (where x.contact_class = 'C'))::int as c, (count(*) filter (where x.contact_class is null))::int as none,
      (count(*) filter (where x.open_promises > 0))::int as promises, (count(*) filter (where x.open_issues > 0))::int as issues,
      count(q.id)::int as due
    from (select h.id, h.dwelling_id, h.contact_class, s.open_issues, s.open_promises, ${colourOf(day, jurisdiction)} as colour
        from households h left join household_stats s on s.household_id = h.id
        left join (${tagColours(jurisdiction, day)}) t on ${sameHome('t', 'h')}
        where h.area_code between ${lo} and ${hi} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})) x
      join dwellings d on d.id = x.dwelling_id
      left join (select w.id from (${due(jurisdiction, day)}) w where w.due_on <= ${day}) q on q.id = x.id
    group by 1`)
}
