import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { cadenceOf, cadences, colourOf, sameHome, tagSigns } from '@/db/queries/cadence'
import { aloneOn, eldersOn } from '@/db/queries/colours'
import { committeeOf } from '@/db/queries/figures/scope'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, spanOf } from '@/domain/areas/area-code'
import { addDays, type CivilDay, startOfDay } from '@/domain/calendar/civil-day'
import { periodOf } from '@/domain/calendar/periods'
import { latestBirth } from '@/domain/residents/ages'
import { advancedFrom, centenarianFrom } from '@/domain/tags/derive'
import type { CadenceSubject } from '@/domain/visits/cadence'
import { weeksLookedBack } from '@/domain/visits/capacity'

export type AskedLoad = { committee: AreaCode; households: number; touched: number; weekly: number }

/**
 * Visits a week that the cadences of `day` ask for, by committee: of every household lived in, class A by telephone and
 * online included; and how many of them a subject speaks of.
 */
export async function askedWeekly(
  db: Reader,
  jurisdiction: Jurisdiction,
  day: CivilDay,
  subject: CadenceSubject,
): Promise<AskedLoad[]> {
  const { lo, hi } = jurisdiction
  const colour = colourOf(day, jurisdiction)
  const rows = await db.execute<AskedLoad>(sql`
    select x.committee, count(*)::int as households, (count(*) filter (where x.touched))::int as touched,
      sum(7.0 / x.every)::float8 as weekly
    from (select ${committeeOf('h')} * ${sql`${spanOf('committee')}::bigint`} as committee, ${cadenceOf(sql`h.contact_class`, colour, day)} as every,
        ${spokenOf(subject, colour, day)} as touched
      from households h join household_stats s on s.household_id = h.id
        left join (${tagSigns(jurisdiction, day)}) t on ${sameHome('t', 'h')}
        left join (${cadences(jurisdiction, day)}) r on r.committee = ${committeeOf('h')}
      where h.area_code between ${lo} and ${hi} and s.area_code between ${lo} and ${hi} and h.to_on is null and s.members > 0) x
    group by 1 order by 1`)
  return rows.map((row) => ({ ...row, committee: Number(row.committee) }))
}

function spokenOf({ about, value }: CadenceSubject, colour: SQL, day: CivilDay): SQL {
  if (about === 'all') return sql`true`
  if (about === 'colour') return sql`${colour} = ${value}`
  if (about === 'class') return sql`h.contact_class is not distinct from ${value}`
  if (value === 'living_alone') return aloneOn(day)
  if (value === 'elders_only') return eldersOn(day)
  const years = { advanced_age: advancedFrom, centenarian: centenarianFrom }[value]
  if (years !== undefined) return sql`s.eldest_born_on <= ${latestBirth(years, day)}::date`
  return sql`exists (select from tags g where g.household_id = h.id and g.code = ${value} and g.from_on <= ${day}::date
    and (g.to_on is null or g.to_on > ${day}::date))`
}

export type DoneLoad = { committee: AreaCode; met: number; missed: number }

/** Contacts of the last whole weeks before the one of `day`, by committee: with somebody met, and tried in vain. */
export async function doneLately(db: Reader, { lo, hi }: Jurisdiction, day: CivilDay): Promise<DoneLoad[]> {
  const monday = periodOf('week', day).from
  const rows = await db.execute<DoneLoad>(sql`
    select v.area_code / ${sql`${spanOf('committee')}::bigint`} * ${sql`${spanOf('committee')}::bigint`} as committee,
      (count(*) filter (where v.outcome in ('met', 'half_open')))::int as met,
      (count(*) filter (where v.outcome not in ('met', 'half_open')))::int as missed
    from visits v where v.area_code between ${lo} and ${hi}
      and v.at >= ${startOfDay(addDays(monday, -7 * weeksLookedBack)).toISOString()}::timestamptz
      and v.at < ${startOfDay(monday).toISOString()}::timestamptz group by 1`)
  return rows.map((row) => ({ ...row, committee: Number(row.committee) }))
}
