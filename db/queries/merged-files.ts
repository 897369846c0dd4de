import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'

/** The file of a household and every file that was merged into it: a query of their `id`. */
export function filesOf(householdId: string): SQL {
  return sql`with recursive files (id) as (
    select ${householdId}::uuid union select a.other_id from household_acts a join files f on a.household_id = f.id
    where a.kind = 'merge' and a.undone_at is null) select id from files`
}

export type LinkedFile = {
  kind: 'merged_here' | 'merged_into' | 'split_off' | 'split_from'
  id: string
  number: string
  address: string
  on: CivilDay
  visits: number
  issues: number
  promises: number
}

/** Files that a household was joined with or divided from, as far as that still stands. */
export async function linkedFiles(db: Reader, { lo, hi }: Jurisdiction, householdId: string): Promise<LinkedFile[]> {
  const rows = await db.execute<LinkedFile>(sql`
    select l.kind, h.id, h.number, h.address, l.on_day::text as on, coalesce(s.visits, 0) as visits,
      (select count(*)::int from issues i where i.household_id = h.id) as issues,
      (select count(*)::int from promises p where p.household_id = h.id) as promises
    from (
      select case a.kind when 'merge' then 'merged_here' else 'split_off' end as kind, a.other_id as id, a.on_day
      from household_acts a where a.household_id = ${householdId} and a.kind in ('merge', 'split') and a.undone_at is null
      union all
      select case a.kind when 'merge' then 'merged_into' else 'split_from' end, a.household_id, a.on_day
      from household_acts a where a.other_id = ${householdId} and a.kind in ('merge', 'split') and a.undone_at is null) l
    join households h on h.id = l.id left join household_stats s on s.household_id = h.id
    where h.area_code between ${lo} and ${hi} order by l.on_day desc, h.number limit 50`)
  return [...rows]
}

/** Where the people of an ended file went, as far as they said. */
export async function whereTo(db: Reader, { lo, hi }: Jurisdiction, householdId: string): Promise<string | null> {
  const [row] = await db.execute<{ place: string }>(sql`
    select place from household_acts where (household_id = ${householdId} or other_id = ${householdId})
      and place is not null and undone_at is null and kind in ('close', 'vacate', 'convert')
      and area_code between ${lo} and ${hi} order by done_at desc limit 1`)
  return row?.place ?? null
}
