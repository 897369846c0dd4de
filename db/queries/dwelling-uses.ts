import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, startOfDay } from '@/domain/calendar/civil-day'

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
  total: number
}

/** 商铺 of an area along the street: every dwelling in commercial or mixed use, with the file behind its door and who called there. */
export function shopsOf(
  db: Reader,
  { lo, hi }: Jurisdiction,
  window: { day: CivilDay; since: CivilDay; after: { sort: string; id: string } | undefined; most: number },
) {
  const { day, since, after, most } = window
  return db.execute<ShopRow & { sort_key: string }>(sql`
    select p.* from (
      select d.id, h.id as household_id, d.building_id, d.address, d.business_name as business, d.credit_code, d.use, d.sort_key, r.name as head,
        coalesce(v.visits, 0) as visits, v.last_on::text, (count(*) over ())::int as total
      from dwellings d left join households h on h.dwelling_id = d.id and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})
        and (d.use <> '02' or h.kind = 'business')
      left join residents r on r.id = h.head_id
      left join lateral (select (count(*) filter (where v.at >= ${startOfDay(since).toISOString()}::timestamptz))::int as visits,
          max((v.at at time zone 'Asia/Shanghai')::date) as last_on
        from visits v where v.household_id = h.id and v.outcome in ('met', 'half_open')) v on true
      where d.area_code between ${lo} and ${hi} and d.use in ('02', '06')) p
    ${after ? sql`where (p.sort_key, p.id) > (${after.sort}, ${after.id}::uuid)` : sql``} order by p.sort_key, p.id limit ${most + 1}`)
}
