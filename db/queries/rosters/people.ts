import { type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inBulk } from '@/db/queries/figures/counts'
import { digits } from '@/db/queries/figures/fragments'
import { holds } from '@/db/queries/figures/households'
import { born, elsewhere } from '@/db/queries/figures/residents'
import { type HouseholdFilter, householdTables, matching } from '@/db/queries/household-filter'
import { type AskedNeed, kindIs, peopleInNeed } from '@/db/queries/needs'
import { dueIn } from '@/db/queries/rosters/due'
import { rowsKnownOf, tableKnown } from '@/db/queries/rosters/known'
import { homesListed } from '@/db/queries/rosters/known-homes'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, levelOf, spanOf } from '@/domain/areas/area-code'
import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import { type AgeBand, type BirthPrecision, birthRange } from '@/domain/residents/ages'
import type { Registration, Sex } from '@/domain/residents/codes'
import type { DueWindow } from '@/domain/rosters/codes'
import type { TagCode } from '@/domain/tags/codes'
import { advancedFrom, centenarianFrom } from '@/domain/tags/derive'

/** What people of a roster must be: facts of their own, and of the household they live in. */
export type PeopleFilter = {
  band?: AgeBand | 'unknown' | undefined
  sex?: Sex | undefined
  registration?: Registration | undefined
  permit?: DueWindow | undefined
  /** A tag of a person's own. */
  tag?: TagCode | undefined
  review?: DueWindow | undefined
  /** An open need of a person's own. */
  need?: AskedNeed | undefined
  home?: HouseholdFilter | undefined
  /** Only these, for asking whether they stand on it. */
  among?: readonly string[] | undefined
}

/** The area somebody answers for, in which files are looked up, and the part of it where the people of the list live. */
export type RosterPlace = { own: Jurisdiction; within: Jurisdiction }

/** A day, and the moment up to which facts were known; without one everything known now. */
export type AsOf = { day: CivilDay; known: Date | undefined }

export type PersonRow = {
  id: string
  name: string
  sex: Sex
  born_on: CivilDay | null
  birth_precision: BirthPrecision
  phone_masked: string | null
  stay_from: CivilDay
  address: string | null
  sort_key: string
  area_code: number
  tag_from: CivilDay | null
  need_from: CivilDay | null
  tags: TagCode[] | null
  /** What a benefit of the household grants them. */
  granted: TagCode[] | null
  denied: TagCode[] | null
}

/** The parts of a condition on a day, of person `r` and stay `y`. They tell one another apart, so that a change knows its reason. */
export function partsOn(
  place: RosterPlace,
  filter: PeopleFilter,
  as: AsOf,
): Record<'age' | 'tag' | 'need' | 'due' | 'home', SQL> {
  const { day } = as
  const { band, tag, permit, review, need, home } = filter
  const due = [
    ...(permit ? [dueIn(sql`r.permit_until`, permit, day)] : []),
    ...(tag && review ? [tagged(place, tag, as, review)] : []),
  ]
  return {
    age: band ? aged(band, day) : sql`true`,
    tag: tag ? tagged(place, tag, as) : sql`true`,
    need: need ? sql`r.id in (${peopleInNeed(place.own, need, as)})` : sql`true`,
    due: due.length > 0 ? sql.join(due, sql` and `) : sql`true`,
    home: home ? livesIn(place.own, home, as) : sql`true`,
  }
}

/** Stay `y` is in a household that stands on a list of its own that day, as it was known. */
function livesIn(own: Jurisdiction, home: HouseholdFilter, as: AsOf): SQL {
  if (as.known) return sql`y.household_id in (select k.id from (${homesListed({ own, within: own }, home, as)}) k)`
  return sql`exists (select from ${householdTables} where h.id = y.household_id and ${matching(own, home, as.day)})`
}

/** A stay `y` of person `r` that holds on the day inside the area, of somebody alive then. */
export function stayHolds({ within }: RosterPlace, day: CivilDay): SQL {
  return sql`y.area_code between ${within.lo} and ${within.hi} and ${holds('y', day)}
    and (r.died_on is null or r.died_on > ${day}::date)`
}

/** Everybody on a roster, once each, with the stay that puts them on it: first who they are, then where they live. */
export function members(place: RosterPlace, filter: PeopleFilter, as: AsOf): SQL {
  const { own } = place
  const { known } = as
  const parts = partsOn(place, filter, as)
  const registered = filter.registration
    ? sql`r.registration = ${filter.registration}`
    : sql`r.registration not in ${elsewhere}`
  const shown = sql`r.id, r.name, r.sex, r.born_on, r.birth_precision, r.phone_masked, y.household_id, y.area_code, y.from_on as stay_from, y.id as stay_id`
  const more = sql`${stayHolds(place, as.day)} and ${parts.home}`
  // of a past day the few who held a tag or had a need are looked up one by one, where everybody would be read
  const few = known && fewOf(place, filter, as)
  const everybody = few
    ? sql`(${rowsKnownOf('residents', sql`(${few})`, sql`y.*`, { own, known, more: sql`true` })})`
    : tableKnown('residents', own, known)
  return sql`with people as (select r.id, r.name, r.sex, r.born_on, r.birth_precision, r.phone_masked, r.died_on from ${everybody} r
      where r.area_code between ${own.lo} and ${own.hi} and ${registered} ${filter.sex ? sql`and r.sex = ${filter.sex}` : sql``}
        ${filter.among ? sql`and r.id = any(${`{${filter.among.join(',')}}`}::uuid[])` : sql``} and ${parts.age} and ${parts.tag} and ${parts.need} and ${parts.due})
    select distinct on (m.id) m.* from (${rowsKnownOf('residencies', sql`people`, shown, { own, known, more })}) m
    order by m.id, m.area_code, m.stay_from, m.stay_id`
}

/** How many stand on a roster. */
export async function peopleCount(tx: Reader, place: RosterPlace, filter: PeopleFilter, as: AsOf): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from (${members(place, filter, as)}) m`)
  return row?.n ?? 0
}

/** Which of some people stand on a roster. */
export async function peopleAmong(
  tx: Reader,
  place: RosterPlace,
  filter: PeopleFilter,
  as: AsOf,
  among: readonly string[],
): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(
    sql`select m.id from (${members(place, { ...filter, among }, as)}) m order by 1`,
  )
  return rows.map(({ id }) => id)
}

/** How many stand on each of some rosters today, for each of some committees or for one grid: one pass over everybody. */
export async function peopleCounts(
  tx: Transaction,
  place: RosterPlace,
  units: readonly AreaCode[],
  filters: readonly Omit<PeopleFilter, 'home' | 'registration'>[],
  day: CivilDay,
): Promise<Map<AreaCode, number[]>> {
  const as = { day, known: undefined }
  const { own, within } = place
  const span = digits(levelOf(units[0] ?? own.lo) === 'grid' ? 1 : spanOf('committee'))
  const counted = filters.map((filter) => {
    const { age, tag, need, due } = partsOn(place, filter, as)
    return sql`(count(*) filter (where ${age} and ${tag} and ${need} and ${due}))::int`
  })
  const rows = await inBulk<{ unit: AreaCode; counts: number[] }>(
    tx,
    sql`select y.unit, array[${sql.join(counted, sql`, `)}] as counts
      from (select distinct y.resident_id, y.area_code / ${span} * ${span} as unit from residencies y
        where y.area_code between ${within.lo} and ${within.hi} and ${holds('y', day)}) y
      join residents r on r.id = y.resident_id
      where y.unit = any(${`{${units.join(',')}}`}::bigint[]) and r.area_code between ${own.lo} and ${own.hi}
        and (r.died_on is null or r.died_on > ${day}::date) and r.registration not in ${elsewhere}
      group by y.unit`,
  )
  return new Map(rows.map(({ unit, counts }) => [Number(unit), counts]))
}

/** A place in a list that runs along the street. */
export type PeoplePlace = { area: string; sort: string; id: string }

/** People of a roster along the street, after a place, one more than `most` when there are more; and how many there are at all. */
export async function peoplePage(
  tx: Reader,
  place: RosterPlace,
  filter: PeopleFilter,
  as: AsOf,
  { after, most }: { after: PeoplePlace | undefined; most: number },
): Promise<{ count: number; rows: PersonRow[] }> {
  const from = after
    ? sql`where (m.area_code, coalesce(h.sort_key, ''), m.id) > (${after.area}::bigint, ${after.sort}::text, ${after.id}::uuid)`
    : sql``
  const rows = await tx.execute<PersonRow & { count: number }>(sql`
    with listed as materialized (${members(place, filter, as)}),
      page as materialized (select m.*, h.address, coalesce(h.sort_key, '') as sort_key from listed m
        left join households h on h.id = m.household_id ${from}
        order by m.area_code, coalesce(h.sort_key, ''), m.id limit ${most + 1})
    select n.count, l.* from (select count(*)::int as count from listed) n left join (select ${shownOf(filter, as)} from page p) l on true
    order by l.area_code, l.sort_key, l.id`)
  return { count: rows[0]?.count ?? 0, rows: rows.filter(({ id }) => id !== null) }
}

/** What a line of a roster shows of `p`: a member with address and place along the street. */
export function shownOf({ tag, need }: PeopleFilter, { day }: AsOf): SQL {
  const held = sql`t.resident_id = p.id and ${holds('t', day)}`
  return sql`p.id, p.name, p.sex, p.born_on::text, p.birth_precision, p.phone_masked, p.stay_from::text, p.address, p.sort_key, p.area_code,
    (select min(t.from_on)::text from tags t where ${held} and t.code = ${tag ?? ''}) as tag_from,
    ${need ? sql`(select min(n.from_on)::text from needs n where n.resident_id = p.id and ${kindIs(need)} and ${holds('n', day)})` : sql`null`} as need_from,
    (select array_agg(distinct t.code) from tags t where ${held}) as tags,
    (select array_agg(distinct t.code) from tags t where t.household_id = p.household_id and t.resident_id is null
      and (t.covers is null or p.id = any(t.covers)) and ${holds('t', day)}) as granted,
    (select array_agg(distinct n.code) from tag_denials n where n.resident_id = p.id and ${deniedOn(day)}) as denied`
}

/** A denial that stands on the day: said by then, and no tag held since. */
export function deniedOn(day: CivilDay): SQL {
  return sql`n.said_on <= ${day}::date and not exists (select from tags t where t.resident_id = n.resident_id and t.code = n.code
    and t.from_on <= ${day}::date and (t.to_on is null or t.to_on > n.said_on))`
}

/** Completed years as a range of birth dates: bounds an index can use, then the birth as it is reckoned. */
export function aged(band: AgeBand | 'unknown', day: CivilDay): SQL {
  if (band === 'unknown') return sql`r.born_on is null`
  const { earliest, latest } = birthRange(band, day)
  const upTo = sql`r.born_on <= ${latest}::date and ${born} <= ${latest}::date`
  return earliest
    ? sql`(${upTo} and r.born_on >= ${addDays(earliest, -366)}::date and ${born} >= ${earliest}::date)`
    : sql`(${upTo})`
}

/** A tag of a person's own on the day: by rule from the person, any other from its row. */
function tagged(place: RosterPlace, code: TagCode, { day, known }: AsOf, review?: DueWindow): SQL {
  if (code === 'party_member') return sql`r.political in ('01', '02')`
  if (code === 'advanced_age') return aged({ from: advancedFrom }, day)
  if (code === 'centenarian') return aged({ from: centenarianFrom }, day)
  return sql`r.id in (${holders(place, code, { day, known }, review)})`
}

/** Who holds a tag of their own on the day, by `id`. */
function holders({ own }: RosterPlace, code: TagCode | undefined, { day, known }: AsOf, review?: DueWindow): SQL {
  return sql`select distinct t.resident_id as id from ${tableKnown('tags', own, known)} t where t.area_code between ${own.lo} and ${own.hi}
    and t.resident_id is not null and t.code = ${code ?? ''} and ${holds('t', day)}${review ? sql` and ${dueIn(sql`t.review_on`, review, day)}` : sql``}`
}

/** Those a condition can only be about, when they are few. */
function fewOf(place: RosterPlace, { tag, need }: PeopleFilter, as: AsOf): SQL | undefined {
  if (tag && !byRule.has(tag)) return holders(place, tag, as)
  return need && peopleInNeed(place.own, need, as)
}

/** Tags that follow from facts of the person, without a row. */
const byRule: ReadonlySet<TagCode> = new Set(['party_member', 'advanced_age', 'centenarian'])
