import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { constant, word } from '@/db/queries/figures/fragments'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, startOfDay } from '@/domain/calendar/civil-day'
import { type FireStanding, fireItems } from '@/domain/dwellings/fire-codes'

export type UseCounts = { area_code: AreaCode; home: number; mixed: number; rented: number; shops: number }

/** Households on file that live in homes, in mixed use and for rent, and the shops, grid by grid; as many as their lists have rows. */
export function usesByGrid(db: Reader, { lo, hi }: Jurisdiction, day: CivilDay) {
  return db.execute<UseCounts>(sql`
    select area_code, sum(home)::int as home, sum(mixed)::int as mixed, sum(rented)::int as rented, sum(shops)::int as shops from (
      select h.area_code, count(*) filter (where d.use = '01') as home, count(*) filter (where d.use = '06') as mixed,
        count(*) filter (where d.state = 'CZ') as rented, 0 as shops
      from households h join dwellings d on d.id = h.dwelling_id
      where h.area_code between ${lo} and ${hi} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day}) group by 1
      union all
      select d.area_code, 0, 0, 0, count(*) from dwellings d
      where d.area_code between ${lo} and ${hi} and d.use in ('02', '06') group by 1) counted
    group by 1 order by 1`)
}

export type ShopRow = {
  id: string
  household_id: string | null
  building_id: string
  address: string
  business: string | null
  credit_code: string | null
  use: string
  head: string | null
  /** Contacts at the shop since the first day asked for, and the last of all. */
  visits: number
  last_on: CivilDay | null
  /** The last fire check of the shop, what is wrong there and not mended, and the first day by which it should be. */
  fire_on: CivilDay | null
  faults: string[]
  mend_by: CivilDay | null
  sort_key: string
}
type Period = { day: CivilDay; since: CivilDay }

/** Every dwelling in commercial or mixed use, with the file behind its door, who called there and what the fire checks found. */
function shops({ lo, hi }: Jurisdiction, { day, since }: Period) {
  const items = Object.keys(fireItems).map((item) => sql`case when ${word(item)} = 'fault' then ${constant(item)} end`)
  return sql`select d.id, h.id as household_id, d.building_id, d.address, d.business_name as business, d.credit_code, d.use, d.sort_key, r.name as head,
      coalesce(v.visits, 0) as visits, v.last_on::text, f.fire_on::text, coalesce(f.faults, '{}') as faults, f.mend_by::text
    from dwellings d left join households h on h.dwelling_id = d.id and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})
      and (d.use <> '02' or h.kind = 'business')
    left join residents r on r.id = h.head_id
    left join lateral (select (count(*) filter (where v.at >= ${startOfDay(since).toISOString()}::timestamptz))::int as visits,
        max((v.at at time zone 'Asia/Shanghai')::date) as last_on
      from visits v where v.household_id = h.id and v.outcome in ('met', 'half_open')) v on true
    left join lateral (select max(c.on_day) as fire_on, min(c.mend_by) filter (where c.mended_on is null) as mend_by,
        array_agg(distinct c.item) filter (where c.mended_on is null and c.item is not null) as faults
      from (select k.on_day, k.mend_by, k.mended_on, unnest(array[${sql.join(items, sql`, `)}]) as item from fire_checks k
        where k.household_id = h.id and k.on_day <= ${day}) c) f on true
    where d.area_code between ${lo} and ${hi} and d.use in ('02', '06')`
}

const standings: Record<FireStanding, (period: Period) => SQL> = {
  never: () => sql`p.fire_on is null`,
  overdue: ({ day, since }) => sql`(p.mend_by::date < ${day} or (p.mend_by is null and p.fire_on::date < ${since}))`,
  fault: () => sql`p.mend_by is not null`,
}

/** 商铺 of an area along the street, all or those of one standing of fire safety. */
export function shopsOf(
  db: Reader,
  place: Jurisdiction,
  window: Period & {
    fire: FireStanding | undefined
    after: { sort: string; id: string } | undefined
    most: number
  },
) {
  const { fire, after, most } = window
  const asked = [
    ...(fire ? [standings[fire](window)] : []),
    ...(after ? [sql`(p.sort_key, p.id) > (${after.sort}, ${after.id}::uuid)`] : []),
  ]
  return db.execute<ShopRow>(sql`select p.* from (${shops(place, window)}) p
    ${asked.length > 0 ? sql`where ${sql.join(asked, sql` and `)}` : sql``} order by p.sort_key, p.id limit ${most + 1}`)
}

/** How many shops there are, and how many stand how. */
export async function shopCounts(db: Reader, place: Jurisdiction, period: Period) {
  const counts = Object.entries(standings).map(
    ([standing, holds]) => sql`(count(*) filter (where ${holds(period)}))::int as ${word(standing)}`,
  )
  const [row] = await db.execute<Record<FireStanding | 'total', number>>(
    sql`select count(*)::int as total, ${sql.join(counts, sql`, `)} from (${shops(place, period)}) p`,
  )
  return row ?? { total: 0, never: 0, overdue: 0, fault: 0 }
}
