import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { latestBirth } from '@/domain/residents/ages'

const within = (column: string, { lo, hi }: Jurisdiction) =>
  column === 'h' ? sql`h.area_code between ${lo} and ${hi}` : sql`area_code between ${lo} and ${hi}`

/** What waits for a person to decide: matters by state, households without a class, people another committee offers or asks about, agreements to ask after. */
export async function waitingCounts(db: Reader, jurisdiction: Jurisdiction, on: CivilDay) {
  const inside = within('', jurisdiction)
  const [row] = await db.execute<{
    reported: number
    accepted: number
    handled: number
    replied: number
    rated: number
    unclassed: number
    offers: number
    matches: number
    held: number
    clashes: number
    headless: number
    mediations: number
    hazards: number
    oldest: string | null
  }>(sql`
    select (count(*) filter (where state = 'reported'))::int as reported,
      (count(*) filter (where state = 'accepted'))::int as accepted,
      (count(*) filter (where state = 'handled'))::int as handled,
      (count(*) filter (where state = 'replied'))::int as replied,
      (count(*) filter (where state = 'rated'))::int as rated,
      min(registered_at) filter (where state in ('reported', 'accepted'))::text as oldest,
      (select count(*)::int from households h join household_stats s on s.household_id = h.id
        where ${within('h', jurisdiction)} and h.to_on is null and h.contact_class is null and s.visits > 0) as unclassed,
      (select count(*)::int from transfers where ${inside} and state = 'offered') as offers,
      (select count(*)::int from identity_matches where ${inside} and state = 'to_answer') as matches,
      (select count(*)::int from held_items where ${inside} and settled_at is null) as held,
      (select count(*)::int from fact_clashes where ${inside} and settled_at is null) as clashes,
      (select count(*)::int from areas where level = 'grid' and code between ${jurisdiction.lo} and ${jurisdiction.hi} and head_name is null and valid_to is null) as headless,
      (select count(*)::int from mediations where area_code between ${ancestorAt(jurisdiction.lo, 'committee')} and ${jurisdiction.hi} and follow_up_on <= ${on}) as mediations,
      (select count(*)::int from observations where ${inside} and open_hazard is not null) as hazards
    from issues where ${inside} and state in ('reported', 'accepted', 'handled', 'replied', 'rated')`)
  return (
    row ?? {
      reported: 0,
      accepted: 0,
      handled: 0,
      replied: 0,
      rated: 0,
      unclassed: 0,
      offers: 0,
      matches: 0,
      held: 0,
      clashes: 0,
      headless: 0,
      mediations: 0,
      hazards: 0,
      oldest: null,
    }
  )
}

export type Birthday = { id: string; name: string; born_on: CivilDay; household_id: string; address: string }

/** People at home here whose birth falls so that they complete one of `ages` between two days. */
export function birthdaysInto(
  db: Reader,
  jurisdiction: Jurisdiction,
  ages: readonly number[],
  from: CivilDay,
  to: CivilDay,
) {
  const ranges = ages.map((age) => sql`(p.born_on between ${latestBirth(age, from)} and ${latestBirth(age, to)})`)
  return db.execute<Birthday>(sql`
    select p.id, p.name, p.born_on::text as born_on, h.id as household_id, h.address
    from residents p join residencies r on r.resident_id = p.id and r.to_on is null join households h on h.id = r.household_id
    where p.area_code between ${jurisdiction.lo} and ${jurisdiction.hi} and p.died_on is null and p.birth_precision = 'day'
      and p.registration not in ('0H', 'KG') and (${sql.join(ranges, sql` or `)})
    order by to_char(p.born_on, 'MM-DD'), p.id limit 50`)
}

export type Change = {
  id: string
  at: string
  kind: string
  name: string | null
  household_id: string
  address: string
}

/** What was learnt since an instant: arrivals, departures, deaths and benefits, newest first. */
export function changesSince(db: Reader, jurisdiction: Jurisdiction, since: Date, rows: number) {
  const from = sql`${since.toISOString()}::timestamptz`
  const inside = (alias: 'r' | 't') =>
    alias === 'r'
      ? sql`r.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`
      : sql`t.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`
  return db.execute<Change>(sql`
    select c.id, c.at::text as at, c.kind, p.name, c.household_id, h.address from (
      select r.id, r.recorded_at as at, r.arrival as kind, r.resident_id, r.household_id from residencies r
        where ${inside('r')} and r.recorded_at >= ${from}
      union all
      select r.id, r.ended_recorded_at, r.departure, r.resident_id, r.household_id from residencies r
        where ${inside('r')} and r.to_on is not null and r.ended_recorded_at >= ${from}
      union all
      select t.id, t.recorded_at, 'tag:' || t.code, t.resident_id, t.household_id from tags t
        where ${inside('t')} and t.recorded_at >= ${from}
    ) c join households h on h.id = c.household_id left join residents p on p.id = c.resident_id
    order by c.at desc, c.id limit ${rows}`)
}

/** The area of each grid with who heads it, for the table of the week. */
export function gridHeads(db: Reader, jurisdiction: Jurisdiction, on: CivilDay) {
  return db.execute<{ code: AreaCode; name: string; scope: string | null; head_name: string | null }>(sql`
    select code, name, scope, head_name from areas
    where level = 'grid' and code between ${jurisdiction.lo} and ${jurisdiction.hi}
      and valid_from <= ${on} and (valid_to is null or valid_to > ${on})
    order by sort, code`)
}
