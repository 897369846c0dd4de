import { sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { visitTargets } from '@/db/schema/cadences'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'

export type TargetRow = { area_code: AreaCode; weekly: number; from_on: CivilDay; reason: string; by: string | null }

/** The target in force on a day for every area inside that has one of its own, and for the committee around it. */
export function targetsOn(db: Reader, { lo, hi }: Jurisdiction, day: CivilDay) {
  return db.execute<TargetRow>(sql`
    select distinct on (t.area_code) t.area_code, t.weekly, t.from_on::text, t.reason, a.name as by
    from visit_targets t left join accounts a on a.id = t.made_by
    where (t.area_code between ${lo} and ${hi} or t.area_code = ${ancestorAt(lo, 'committee')}) and t.from_on <= ${day}::date
    order by t.area_code, t.from_on desc, t.made_at desc`)
}

export async function insertTarget(
  tx: Transaction,
  row: Omit<typeof visitTargets.$inferInsert, 'id'>,
): Promise<string> {
  const id = newId()
  await tx.insert(visitTargets).values({ id, ...row })
  return id
}

export type RoundRow = { area_code: AreaCode; households: number; reached: number }

/** Households lived in of every grid, and those reached since a day: by telephone and online as well. */
export function roundOf(db: Reader, { lo, hi }: Jurisdiction, since: CivilDay) {
  return db.execute<RoundRow>(sql`
    select h.area_code, count(*)::int as households,
      (count(*) filter (where s.last_contact_at >= ${startOfDay(since).toISOString()}::timestamptz))::int as reached
    from households h join household_stats s on s.household_id = h.id
    where h.area_code between ${lo} and ${hi} and s.area_code between ${lo} and ${hi} and h.to_on is null and s.members > 0
    group by 1`)
}

export type WeekRow = { area_code: AreaCode; monday: CivilDay; reached: number; fresh: number; missed: number }

/**
 * By grid and week since a day: households reached, those among them reached for the first time in the round, and tries that
 * found nobody. One pass over the contacts of the round.
 */
export function weeksOf(db: Reader, { lo, hi }: Jurisdiction, since: CivilDay, from: CivilDay, to: CivilDay) {
  const monday = sql`date_trunc('week', v.at at time zone 'Asia/Shanghai')::date`
  return db.execute<WeekRow>(sql`
    select w.area_code, w.monday::text, (count(*) filter (where w.met > 0))::int as reached,
      (count(*) filter (where w.met > 0 and w.monday = w.first))::int as fresh, coalesce(sum(w.missed), 0)::int as missed
    from (select c.*, min(c.monday) filter (where c.met > 0) over (partition by c.household_id) as first from (
        select v.area_code, v.household_id, ${monday} as monday,
          count(*) filter (where v.outcome in ('met', 'half_open')) as met,
          count(*) filter (where v.outcome not in ('met', 'half_open')) as missed
        from visits v where v.area_code between ${lo} and ${hi}
          and v.at >= ${startOfDay(since).toISOString()}::timestamptz and v.at < ${endOfDay(to).toISOString()}::timestamptz
        group by 1, 2, 3) c) w
    where w.monday >= ${from}::date group by 1, 2`)
}
