import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { latestBirth } from '@/domain/residents/ages'
import { elderFrom } from '@/domain/tags/derive'

/** People of 60 and over, and overdue promises, behind the doors of a building. */
export async function buildingPeople(db: Reader, { lo, hi }: Jurisdiction, buildingId: string, day: CivilDay) {
  const [row] = await db.execute<{ elders: number; late: number }>(sql`
    select
      (select count(*)::int from dwellings d join households h on h.dwelling_id = d.id and h.to_on is null
        join residencies r on r.household_id = h.id and r.to_on is null
        join residents p on p.id = r.resident_id and p.died_on is null and p.registration not in ('0H', 'KG')
        where d.building_id = ${buildingId} and d.area_code between ${lo} and ${hi}
          and p.born_on <= ${latestBirth(elderFrom, day)}) as elders,
      (select count(*)::int from dwellings d join households h on h.dwelling_id = d.id
        join promises p on p.household_id = h.id and p.answered_at is null and p.due_on < ${day}
        where d.building_id = ${buildingId} and d.area_code between ${lo} and ${hi}) as late`)
  return row ?? { elders: 0, late: 0 }
}

export type BuildingCount = {
  id: string
  estate: string
  name: string
  area_code: number
  floors: number
  units: number
  dwellings: number
  households: number
  people: number
}

/** Every building with how many rooms, households and people it holds. */
export async function buildingCounts(db: Reader, { lo, hi }: Jurisdiction): Promise<BuildingCount[]> {
  const rows = await db.execute<BuildingCount>(sql`
    select b.id, b.estate, b.name, b.area_code, b.floors, b.units, count(d.id)::int as dwellings,
      count(h.id)::int as households, coalesce(sum(s.members), 0)::int as people
    from buildings b
    left join dwellings d on d.building_id = b.id
    left join households h on h.dwelling_id = d.id and h.to_on is null
    left join household_stats s on s.household_id = h.id
    where b.area_code between ${lo} and ${hi}
    group by b.id order by b.estate, b.sort, b.name limit 1500`)
  return [...rows]
}
