import { type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import type { Campaign } from '@/db/queries/campaigns'
import { withCut } from '@/db/queries/figures/counts'
import { digits } from '@/db/queries/figures/fragments'
import { door, gridOf, type Scope } from '@/db/queries/figures/scope'
import { type Jurisdiction, wholeCommittee } from '@/domain/access/actor'
import { type AreaCode, levelOf, spanOf } from '@/domain/areas/area-code'
import { type CivilDay, dayOf, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import type { CampaignPart } from '@/domain/visits/codes'

type Of = Pick<Campaign, 'id' | 'state' | 'fromOn' | 'toOn'>

/**
 * Every target inside with `part` and `first_on`, the nearest way it was reached by and the day it was reached first: of a closed
 * campaign as it was kept, else from targets and contacts in one grouping. A join would be planned for the few rows a new
 * campaign is believed to have.
 */
function targets(campaign: Of, jurisdiction: Jurisdiction, then?: Scope): SQL {
  const { lo, hi } = jurisdiction
  const { id, state, fromOn, toOn } = campaign
  const own = sql`t.campaign_id = ${id} and t.area_code between ${lo} and ${hi}`
  if (state === 'closed' && then?.cut) return targetsThen(campaign, jurisdiction, then)
  if (state === 'closed')
    return sql`select t.household_id, t.area_code, t.part, t.first_on from campaign_homes t where ${own}`
  const effective = sql`v.outcome in ('met', 'half_open')`
  return sql`select x.household_id, max(x.area_code) as area_code, (min(x.met_at) at time zone 'Asia/Shanghai')::date as first_on,
      case max(x.near) when 3 then 'door' when 2 then 'distant' when 1 then 'missed' else 'none' end as part
    from (select t.household_id, t.area_code, 0 as near, null::timestamptz as met_at from campaign_homes t where ${own}
      union all
      select v.household_id, null, case when ${effective} and v.mode = 'door' then 3 when ${effective} then 2 else 1 end, case when ${effective} then v.at end
      from visits v where v.area_code between ${lo} and ${hi} and v.at >= ${startOfDay(fromOn).toISOString()}::timestamptz
        and v.at < ${endOfDay(toOn).toISOString()}::timestamptz) x
    group by 1 having count(x.area_code) > 0`
}

/** Targets of a closed campaign by the grids of its closing, where these were divided anew since. */
function targetsThen({ id }: Of, { lo, hi }: Jurisdiction, then: Scope): SQL {
  const around = then.jurisdiction
  return sql`select k.* from (select t.household_id, ${gridOf('t', then, door.of('t'))} as area_code, t.part, t.first_on from campaign_homes t
    where t.campaign_id = ${id} and t.area_code between ${around.lo} and ${around.hi}) k where k.area_code between ${lo} and ${hi}`
}

/** The day of a closing as the scope its grids are read by; `cut` is set where they were divided anew since. */
export function closingScope(tx: Transaction, within: Jurisdiction, closedAt: Date): Promise<Scope> {
  const on = dayOf(closedAt)
  const jurisdiction = levelOf(within.lo) === 'grid' ? wholeCommittee(within) : within
  return withCut(tx, { jurisdiction, from: on, to: on })
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

/** Which targets a number is made of; `answer` is the place of an answer, `none` of those asked in vain, `asked`, `answered` or `unasked`. */
export type TargetsWanted = {
  part?: CampaignPart | undefined
  answer?: string | undefined
  reachedOn?: CivilDay | undefined
  after?: { area: string; sort: string; id: string } | undefined
  /** By which grids a closed one is read, see `closingScope`. */
  then?: Scope | undefined
  rows: number
}

/** The targets behind a number, along the street, after a place. */
export function targetsListed(
  db: Reader,
  jurisdiction: Jurisdiction,
  campaign: Of,
  { part, answer, reachedOn, after, then, rows }: TargetsWanted,
) {
  const parts = [
    ...(part ? [sql`t.part = ${part}`] : []),
    ...(answer ? [answered(answer, campaign.id)] : []),
    ...(reachedOn ? [sql`t.first_on <= ${reachedOn}::date`] : []),
    ...(after
      ? [sql`(h.area_code, h.sort_key, h.id) > (${after.area}::bigint, ${after.sort}::text, ${after.id}::uuid)`]
      : []),
    sql`true`,
  ]
  return db.execute<TargetRow>(sql`
    select h.id, h.address, p.name as head, h.area_code, h.sort_key, h.contact_class, t.part, t.first_on::text
    from (${targets(campaign, jurisdiction, then)}) t join households h on h.id = t.household_id left join residents p on p.id = h.head_id
    where ${sql.join(parts, sql` and `)}
    order by h.area_code, h.sort_key, h.id limit ${rows}`)
}

function answered(answer: string, id: string): SQL {
  const row = sql`select from campaign_answers a where a.campaign_id = ${id} and a.household_id = t.household_id`
  if (answer === 'unasked') return sql`not exists (${row})`
  if (answer === 'asked') return sql`exists (${row})`
  if (answer === 'answered') return sql`exists (${row} and a.answer is not null)`
  return answer === 'none'
    ? sql`exists (${row} and a.answer is null)`
    : sql`exists (${row} and a.answer = ${Number(answer)})`
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

/**
 * Keeps how far every target came, and yields the ids of each part in one order, for their digests. The planner, who believes a
 * new campaign to have a few rows, is kept from looking for each of them among all.
 */
export async function keepParts(tx: Transaction, jurisdiction: Jurisdiction, campaign: Of) {
  await tx.execute(sql`set local enable_nestloop = off`)
  await tx.execute(sql`
    with found as materialized (${targets(campaign, jurisdiction)})
    update campaign_homes k set part = f.part, first_on = f.first_on from found f
    where k.campaign_id = ${campaign.id} and k.household_id = f.household_id`)
  await tx.execute(sql`set local enable_nestloop = on`)
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
