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

/** What was done to a file that it still shows: files it was joined with or divided from, where its people went, and how much may be taken back. */
export type FileLinks = { linked: LinkedFile[]; whereTo: string | null; undoable: number }

/** As far as it still stands; what may be taken back is younger than `since`. */
export async function linksOf(
  db: Reader,
  { lo, hi }: Jurisdiction,
  householdId: string,
  since: Date,
): Promise<FileLinks> {
  const [row] = await db.execute<{ linked: LinkedFile[] | null; where_to: string | null; undoable: number }>(sql`
    with acts as materialized (select a.kind, a.household_id, a.other_id, a.on_day, a.place, a.done_at from household_acts a
      where (a.household_id = ${householdId} or a.other_id = ${householdId}) and a.undone_at is null and a.area_code between ${lo} and ${hi}),
    links as (select case a.kind when 'merge' then 'merged_here' else 'split_off' end as kind, a.other_id as id, a.on_day
        from acts a where a.household_id = ${householdId} and a.kind in ('merge', 'split')
      union all select case a.kind when 'merge' then 'merged_into' else 'split_from' end, a.household_id, a.on_day
        from acts a where a.other_id = ${householdId} and a.kind in ('merge', 'split'))
    select (select jsonb_agg(jsonb_build_object('kind', l.kind, 'id', h.id, 'number', h.number, 'address', h.address, 'on', l.on_day,
          'visits', coalesce(s.visits, 0), 'issues', (select count(*) from issues i where i.household_id = h.id),
          'promises', (select count(*) from promises p where p.household_id = h.id)) order by l.on_day desc, h.number)
        from links l join households h on h.id = l.id left join household_stats s on s.household_id = h.id
        where h.area_code between ${lo} and ${hi}) as linked,
      (select a.place from acts a where a.place is not null and a.kind in ('close', 'vacate', 'convert') order by a.done_at desc limit 1) as where_to,
      (select count(*)::int from acts a where a.done_at >= ${since.toISOString()}::timestamptz) as undoable`)
  return { linked: row?.linked ?? [], whereTo: row?.where_to ?? null, undoable: row?.undoable ?? 0 }
}
