import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { livingSearch } from '@/db/queries/figures/residents'
import type { Scope } from '@/db/queries/figures/scope'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, rangeOf } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'

const listed = (values: readonly string[]) =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )

/** Those of a committee's team whose work visiting is, with the area of their account. */
export function staffOf(db: Reader, committee: AreaCode, kinds: readonly string[], on: CivilDay) {
  const { lo, hi } = rangeOf(committee)
  return db.execute<{
    id: string
    name: string
    kind: string
    since: CivilDay
    competencies: string[]
    account_id: string | null
    area: string | null
  }>(sql`
    select v.id, v.name, v.kind, v.competencies, v.since::text as since, v.account_id, a.area_code::text as area
    from visitors v left join accounts a on a.id = v.account_id
    where v.area_code between ${lo} and ${hi} and v.kind in (${listed(kinds)}) and v.since <= ${on} and (v.until is null or v.until > ${on})
    order by v.sort, v.name limit 300`)
}

/** Visits each newcomer made beside somebody experienced, since they came or since a day. */
export async function pairedVisits(
  db: Reader,
  committee: AreaCode,
  newcomers: readonly string[],
  experienced: readonly string[],
  from: CivilDay,
): Promise<Map<string, number>> {
  if (newcomers.length === 0 || experienced.length === 0) return new Map()
  const { lo, hi } = rangeOf(committee)
  const rows = await db.execute<{ id: string; n: number }>(sql`
    with old as (select array_agg(id) as ids, array_agg(account_id) filter (where account_id is not null) as accounts
      from visitors where id in (${listed(experienced)}))
    select n.id, count(*)::int as n from visitors n, old, visits x
    where n.id in (${listed(newcomers)}) and x.area_code between ${lo} and ${hi}
      and x.at >= ${startOfDay(from).toISOString()}::timestamptz and (x.at at time zone 'Asia/Shanghai')::date >= n.since
      and (x.lead_id = n.account_id or n.id = any(x.partner_ids))
      and (x.lead_id = any(old.accounts) or x.partner_ids && old.ids)
    group by n.id`)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** 人次 of a period by kind of visitor: whoever led and whoever went along, each once for a visit; `none` is who is on no team. */
export function takenPart(db: Reader, { lo, hi }: Jurisdiction, from: CivilDay, to: CivilDay) {
  return db.execute<{ kind: string; n: number }>(sql`
    with went as (select v.lead_id, v.partner_ids from visits v where v.area_code between ${lo} and ${hi}
        and v.at >= ${startOfDay(from).toISOString()}::timestamptz and v.at < ${endOfDay(to).toISOString()}::timestamptz),
      someone as (
        select coalesce((select t.kind from visitors t where t.account_id = w.lead_id order by t.until is not null, t.since desc limit 1), 'none') as kind, w.n
        from (select lead_id, count(*) as n from went group by lead_id) w
        union all
        select coalesce(t.kind, 'none'), w.n from (select p.id, count(*) as n from went cross join lateral unnest(partner_ids) p(id) group by p.id) w
        left join visitors t on t.id = w.id)
    select kind, sum(n)::int as n from someone group by kind`)
}

/** Whose presence is meant: an account that leads, and the same person where others lead. */
export type Goer = { accountId: string; visitorId: string | null }

/** People somebody met in person in some grids since a day, with the last time. */
function metBy({ accountId, visitorId }: Goer, areas: readonly AreaCode[], from: CivilDay): SQL {
  return sql`select m.person, max(x.at) as at from visits x cross join lateral unnest(x.met_ids) m(person)
    where x.area_code in (${numbers(areas)}) and x.at >= ${startOfDay(from).toISOString()}::timestamptz
      and x.mode = 'door' and x.outcome in ('met', 'half_open')
      and (x.lead_id = ${accountId} or ${visitorId}::uuid = any(x.partner_ids))
    group by m.person`
}

/** 认识: how many of those who live in some grids today somebody met in person (rates, features §4.11). */
export async function knownCount(db: Reader, who: Goer, areas: readonly AreaCode[], scope: Scope): Promise<number> {
  if (areas.length === 0) return 0
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from (${livingSearch(scope)}) l
    where l.area_code in (${numbers(areas)}) and l.id in (select person from (${metBy(who, areas, scope.from)}) k)`)
  return row?.n ?? 0
}

export type Known = { id: string; name: string; household_id: string; address: string; key: string; at: string | null }

/** Those who live in some grids today one by one, met with the last day, or not met; a page along the doors. */
export function peopleKnown(
  db: Reader,
  who: Goer,
  areas: readonly AreaCode[],
  scope: Scope,
  page: { met: boolean; rows: number; after?: { key: string; id: string } | undefined },
) {
  const beyond = page.after ? sql`and (h.sort_key, l.id) > (${page.after.key}, ${page.after.id}::uuid)` : sql``
  return db.execute<Known>(sql`
    select l.id, p.name, h.id as household_id, h.address, h.sort_key as key, k.at::text as at
    from (${livingSearch(scope)}) l join residents p on p.id = l.id
    join lateral (select h.id, h.address, h.sort_key from residencies r join households h on h.id = r.household_id
      where r.resident_id = l.id and r.from_on <= ${scope.to} and (r.to_on is null or r.to_on > ${scope.to})
      order by r.from_on desc, h.id limit 1) h on true
    left join (${metBy(who, areas, scope.from)}) k on k.person = l.id
    where l.area_code in (${numbers(areas)}) and (k.person is not null) = ${page.met} ${beyond}
    order by h.sort_key, l.id limit ${page.rows}`)
}

function numbers(areas: readonly AreaCode[]): SQL {
  return sql.join(
    areas.map((area) => sql`${area}`),
    sql`, `,
  )
}
