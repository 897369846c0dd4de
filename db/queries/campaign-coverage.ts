import { type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import type { Campaign } from '@/db/queries/campaigns'
import { digits } from '@/db/queries/figures/fragments'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, levelOf, spanOf } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import type { CampaignPart } from '@/domain/visits/codes'

type Of = Pick<Campaign, 'id' | 'state' | 'fromOn' | 'toOn'>

/** How far one target came: the nearest way it was reached by, and the day it was reached first. One pass over the contacts. */
function contacts({ fromOn, toOn }: Of, { lo, hi }: Jurisdiction): SQL {
  const effective = sql`v.outcome in ('met', 'half_open')`
  return sql`select v.household_id,
      case max(case when ${effective} and v.mode = 'door' then 3 when ${effective} then 2 else 1 end) when 3 then 'door' when 2 then 'distant' else 'missed' end as part,
      (min(v.at) filter (where ${effective}) at time zone 'Asia/Shanghai')::date as first_on
    from visits v where v.area_code between ${lo} and ${hi} and v.at >= ${startOfDay(fromOn).toISOString()}::timestamptz
      and v.at < ${endOfDay(toOn).toISOString()}::timestamptz group by 1`
}

/** Every target inside with `part` and `first_on`: as it stands, or of a closed campaign as it was kept. */
function targets(campaign: Of, jurisdiction: Jurisdiction): SQL {
  const { lo, hi } = jurisdiction
  const own = sql`t.campaign_id = ${campaign.id} and t.area_code between ${lo} and ${hi}`
  if (campaign.state === 'closed')
    return sql`select t.household_id, t.area_code, t.part, t.first_on from campaign_homes t where ${own}`
  return sql`select t.household_id, t.area_code, coalesce(c.part, 'none') as part, c.first_on
    from campaign_homes t left join (${contacts(campaign, jurisdiction)}) c on c.household_id = t.household_id where ${own}`
}

export type CoverageRow = { area: AreaCode; part: CampaignPart; first_on: CivilDay | null; n: number }

/** 覆盖: targets by grid (of a street by committee), by how far they came and the day they were reached first. */
export async function coverageOf(db: Reader, jurisdiction: Jurisdiction, campaign: Of): Promise<CoverageRow[]> {
  const span = digits(['street', 'district'].includes(levelOf(jurisdiction.lo)) ? spanOf('committee') : 1)
  const rows = await db.execute<CoverageRow>(sql`
    select t.area_code / ${span} * ${span} as area, t.part, t.first_on::text, count(*)::int as n
    from (${targets(campaign, jurisdiction)}) t group by 1, 2, 3 order by 1`)
  return rows.map((row) => ({ ...row, area: Number(row.area) }))
}

export type TargetRow = {
  id: string
  address: string
  head: string | null
  area_code: AreaCode
  sort_key: string
  contact_class: string | null
  part: CampaignPart
  first_on: CivilDay | null
}

/** The targets behind a number, along the street, after a place. */
export function targetsListed(
  db: Reader,
  jurisdiction: Jurisdiction,
  campaign: Of,
  {
    part,
    reachedOn,
    after,
    rows,
  }: {
    part?: CampaignPart | undefined
    reachedOn?: CivilDay | undefined
    after?: { area: string; sort: string; id: string } | undefined
    rows: number
  },
) {
  const place = after
    ? sql`and (h.area_code, h.sort_key, h.id) > (${after.area}::bigint, ${after.sort}::text, ${after.id}::uuid)`
    : sql``
  return db.execute<TargetRow>(sql`
    select h.id, h.address, p.name as head, h.area_code, h.sort_key, h.contact_class, t.part, t.first_on::text
    from (${targets(campaign, jurisdiction)}) t join households h on h.id = t.household_id left join residents p on p.id = h.head_id
    where ${part ? sql`t.part = ${part}` : sql`true`} ${reachedOn ? sql`and t.first_on <= ${reachedOn}::date` : sql``} ${place}
    order by h.area_code, h.sort_key, h.id limit ${rows}`)
}

export type MatterRow = {
  id: string
  number: string
  title: string
  subcategory: string
  area_code: AreaCode
  registered_ms: number
  settled_ms: number | null
  words: string | null
}

type Wanted = {
  ids?: readonly string[] | undefined
  solved?: string | undefined
  after?: string | undefined
  only?: string
  rows: number
}

/** 发现的问题: matters that visits to the targets brought up while the campaign ran; `ids` are those a closed one kept. */
export function mattersFound(
  db: Reader,
  { lo, hi }: Jurisdiction,
  { id, fromOn, toOn }: Of,
  { ids, solved, after, rows, only }: Wanted,
) {
  const which = ids
    ? sql`i.id = any(${`{${ids.join(',')}}`}::uuid[])`
    : sql`i.source = 'visit' and i.registered_at >= ${startOfDay(fromOn).toISOString()}::timestamptz and i.registered_at < ${endOfDay(toOn).toISOString()}::timestamptz
      and exists (select from campaign_homes t where t.campaign_id = ${id} and t.household_id = i.household_id)`
  return db.execute<MatterRow>(sql`
    select i.id, i.number, i.title, i.subcategory, i.area_code, (extract(epoch from i.registered_at) * 1000)::float8 as registered_ms,
      (extract(epoch from i.settled_at) * 1000)::float8 as settled_ms, c.words
    from issues i left join campaign_cases c on c.issue_id = i.id and c.campaign_id = ${id}
    where i.area_code between ${lo} and ${hi} and ${which} ${after ? sql`and i.id > ${after}::uuid` : sql``} ${only ? sql`and i.id = ${only}::uuid` : sql``}
      ${solved ? sql`and (i.settled_at is not null) = ${solved === 'yes'}` : sql``} order by i.id limit ${rows}`)
}

/** How many were found and solved, by the area they lie in. */
export async function matterCounts(db: Reader, { lo, hi }: Jurisdiction, { id, fromOn, toOn }: Of) {
  const [row] = await db.execute<{ found: number; solved: number }>(sql`
    select count(*)::int as found, count(i.settled_at)::int as solved from issues i
    where i.area_code between ${lo} and ${hi} and i.source = 'visit' and i.registered_at >= ${startOfDay(fromOn).toISOString()}::timestamptz
      and i.registered_at < ${endOfDay(toOn).toISOString()}::timestamptz
      and exists (select from campaign_homes t where t.campaign_id = ${id} and t.household_id = i.household_id)`)
  return row ?? { found: 0, solved: 0 }
}

export type TallyRow = { area: AreaCode; answer: number | null; n: number }

/** 问计: asked and answered by grid (of a street by committee). */
export async function answersOf(db: Reader, jurisdiction: Jurisdiction, id: string): Promise<TallyRow[]> {
  const { lo, hi } = jurisdiction
  const span = digits(['street', 'district'].includes(levelOf(lo)) ? spanOf('committee') : 1)
  const rows = await db.execute<TallyRow>(sql`
    select a.area_code / ${span} * ${span} as area, a.answer, count(*)::int as n from campaign_answers a
    where a.campaign_id = ${id} and a.area_code between ${lo} and ${hi} group by 1, 2 order by 1, 2`)
  return rows.map((row) => ({ ...row, area: Number(row.area) }))
}

/** Keeps how far every target came, and yields the ids of each part in one order, for their digests. */
export async function keepParts(tx: Transaction, jurisdiction: Jurisdiction, campaign: Of) {
  await tx.execute(sql`
    update campaign_homes k set part = t.part, first_on = t.first_on from (${targets(campaign, jurisdiction)}) t
    where k.campaign_id = ${campaign.id} and k.household_id = t.household_id`)
  const rows = await tx.execute<{ part: CampaignPart; ids: string[] }>(sql`
    select part, array_agg(household_id::text order by household_id) as ids from campaign_homes where campaign_id = ${campaign.id} group by 1`)
  return new Map(rows.map(({ part, ids }) => [part, ids]))
}

/** What a matter of a campaign must not be told with: the names of those who live where it came from. */
export async function namesAround(tx: Transaction, issueId: string): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select r.name from issues i join residencies y on y.household_id = i.household_id join residents r on r.id = y.resident_id where i.id = ${issueId}`)
  return rows.map(({ name }) => name)
}
