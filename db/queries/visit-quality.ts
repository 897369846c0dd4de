import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { startOf } from '@/db/queries/figures/scope'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { VisitOutcome } from '@/domain/visits/codes'

export type DoorAnswer = { place: string; month: string; outcome: VisitOutcome; n: number }

/** What doors answered, month by month, estate by estate; from a street up by the code of the committee. */
export function doorAnswers(db: Reader, { lo, hi }: Jurisdiction, from: CivilDay, by: 'estate' | 'committee') {
  const place = by === 'estate' ? sql`b.estate` : sql`(v.area_code / 1000 * 1000)::text`
  const homes =
    by === 'estate'
      ? sql`join households h on h.id = v.household_id join dwellings d on d.id = h.dwelling_id join buildings b on b.id = d.building_id`
      : sql``
  return db.execute<DoorAnswer>(sql`
    select ${place} as place, to_char(v.at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, v.outcome, count(*)::int as n
    from visits v ${homes}
    where v.area_code between ${lo} and ${hi} and v.at >= ${startOf(from)} and v.mode = 'door' and v.outcome in ('met', 'half_open', 'declined')
    group by 1, 2, 3`)
}

/** 没听到的户: nobody of them was spoken with since a day, whether or not somebody tried. */
const silent = ({ lo, hi }: Jurisdiction, since: CivilDay) => sql`
  from household_stats s join households h on h.id = s.household_id join dwellings d on d.id = h.dwelling_id
  cross join lateral (select max(v.at) as at from visits v where v.household_id = s.household_id and v.at >= ${startOf(since)}) t
  where s.area_code between ${lo} and ${hi} and (s.last_contact_at is null or s.last_contact_at < ${startOf(since)})
    and h.to_on is null and h.from_on <= ${since} and s.members > 0`

/** How many households nobody heard in each area, tried and not tried, and how many of them rent. */
export function silentCounts(db: Reader, within: Jurisdiction, since: CivilDay, span: number) {
  return db.execute<{ area: string; tried: number; never: number; rented: number; alone: number }>(sql`
    select (s.area_code / ${span} * ${span})::text as area, (count(*) filter (where t.at is not null))::int as tried,
      (count(*) filter (where t.at is null))::int as never, (count(*) filter (where d.state = 'CZ'))::int as rented,
      (count(*) filter (where h.contact_class = 'A'))::int as alone
    ${silent(within, since)} group by 1 order by 1`)
}

export type SilentRow = {
  id: string
  address: string
  key: string
  last: string | null
  tried: string | null
  rented: boolean
  contact_class: string | null
  area: string
}

/** The households themselves, a page along the doors. */
export function silentHouseholds(
  db: Reader,
  within: Jurisdiction,
  since: CivilDay,
  page: { tried: boolean | undefined; rows: number; after?: { key: string; id: string } | undefined },
) {
  const which = page.tried === undefined ? sql`` : page.tried ? sql`and t.at is not null` : sql`and t.at is null`
  const beyond = page.after ? sql`and (h.sort_key, h.id) > (${page.after.key}, ${page.after.id}::uuid)` : sql``
  return db.execute<SilentRow>(sql`
    select h.id, h.address, h.sort_key as key, s.last_contact_at::text as last, t.at::text as tried, d.state = 'CZ' as rented,
      h.contact_class, s.area_code::text as area
    ${silent(within, since)} ${which} ${beyond} order by h.sort_key, h.id limit ${page.rows}`)
}

/** What somebody wrote since a day, for their own eyes. */
export function writtenBy(db: Reader, accountId: string, { lo, hi }: Jurisdiction, since: CivilDay, most: number) {
  return db.execute<{
    id: string
    household_id: string
    at: string
    recorded_at: string
    note: string | null
    address: string
  }>(sql`
    select v.id, v.household_id, v.at::text as at, v.recorded_at::text as recorded_at, v.note, h.address
    from visits v join households h on h.id = v.household_id
    where v.lead_id = ${accountId} and v.at >= ${startOf(since)} and v.area_code between ${lo} and ${hi}
    order by v.at desc limit ${most}`)
}
