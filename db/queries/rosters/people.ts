import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { word } from '@/db/queries/figures/fragments'
import { holds } from '@/db/queries/figures/households'
import { born, elsewhere } from '@/db/queries/figures/residents'
import { type HouseholdFilter, householdTables, matching } from '@/db/queries/household-filter'
import { dueIn } from '@/db/queries/rosters/due'
import { residentsKnown, staysKnown, tagsKnown } from '@/db/queries/rosters/known'
import type { Jurisdiction } from '@/domain/access/actor'
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
  home?: HouseholdFilter | undefined
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
  tags: TagCode[] | null
}

/** The parts of a condition on a day, of person `r` and stay `y`. They tell one another apart, so that a change knows its reason. */
export function partsOn(
  place: RosterPlace,
  filter: PeopleFilter,
  as: AsOf,
): Record<'age' | 'tag' | 'due' | 'home', SQL> {
  const { day } = as
  const { band, tag, permit, review, home } = filter
  const due = [
    ...(permit ? [dueIn(sql`r.permit_until`, permit, day)] : []),
    ...(tag && review ? [tagged(place, tag, as, review)] : []),
  ]
  return {
    age: band ? aged(band, day) : sql`true`,
    tag: tag ? tagged(place, tag, as) : sql`true`,
    due: due.length > 0 ? sql.join(due, sql` and `) : sql`true`,
    home: home
      ? sql`exists (select from ${householdTables} where h.id = y.household_id and ${matching(place.own, home, day)})`
      : sql`true`,
  }
}

/** A stay `y` of person `r` that holds on the day inside the area, of somebody alive then. */
export function stayHolds({ within }: RosterPlace, day: CivilDay): SQL {
  return sql`y.area_code between ${within.lo} and ${within.hi} and ${holds('y', day)}
    and (r.died_on is null or r.died_on > ${day}::date)`
}

/** Everybody on a roster, once each, with the stay that puts them on it. */
export function members(place: RosterPlace, filter: PeopleFilter, as: AsOf): SQL {
  const { own } = place
  const parts = partsOn(place, filter, as)
  const registered = filter.registration
    ? sql`r.registration = ${filter.registration}`
    : sql`r.registration not in ${elsewhere}`
  return sql`select distinct on (r.id) r.id, r.name, r.sex, r.born_on, r.birth_precision, r.phone_masked, y.household_id, y.area_code, y.from_on as stay_from
    from ${residentsKnown(own, as.known)} r join ${staysKnown(own, as.known)} y on y.resident_id = r.id
    where r.area_code between ${own.lo} and ${own.hi} and ${stayHolds(place, as.day)} and ${registered}
      ${filter.sex ? sql`and r.sex = ${filter.sex}` : sql``}
      and ${parts.age} and ${parts.tag} and ${parts.due} and ${parts.home}
    order by r.id, y.area_code, y.from_on, y.id`
}

/** How many stand on a roster. */
export async function peopleCount(tx: Reader, place: RosterPlace, filter: PeopleFilter, as: AsOf): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from (${members(place, filter, as)}) m`)
  return row?.n ?? 0
}

/** How many stand on each of some rosters, in their order. */
export async function peopleCounts(
  tx: Reader,
  place: RosterPlace,
  filters: readonly PeopleFilter[],
  as: AsOf,
): Promise<number[]> {
  const counts = filters.map((filter) => sql`(select count(*)::int from (${members(place, filter, as)}) m)`)
  const [row] = await tx.execute<{ counts: number[] }>(sql`select array[${sql.join(counts, sql`, `)}]::int[] as counts`)
  return row?.counts ?? filters.map(() => 0)
}

/** A place in a list that runs along the street. */
export type PeoplePlace = { area: string; sort: string; id: string }

/** People of a roster along the street, after a place, one more than `most` when there are more. */
export async function peoplePage(
  tx: Reader,
  place: RosterPlace,
  filter: PeopleFilter,
  as: AsOf,
  { after, most }: { after: PeoplePlace | undefined; most: number },
): Promise<PersonRow[]> {
  const from = after
    ? sql`where (m.area_code, coalesce(h.sort_key, ''), m.id) > (${after.area}::bigint, ${after.sort}::text, ${after.id}::uuid)`
    : sql``
  const rows = await tx.execute<PersonRow>(sql`
    with page as materialized (
      select m.*, h.address, coalesce(h.sort_key, '') as sort_key from (${members(place, filter, as)}) m
      left join households h on h.id = m.household_id ${from}
      order by m.area_code, coalesce(h.sort_key, ''), m.id limit ${most + 1})
    select p.id, p.name, p.sex, p.born_on::text, p.birth_precision, p.phone_masked, p.stay_from::text, p.address, p.sort_key, p.area_code,
      (select min(t.from_on)::text from tags t where ${heldBy('p.id', as.day)} and t.code = ${filter.tag ?? ''}) as tag_from,
      (select array_agg(distinct t.code) from tags t where ${heldBy('p.id', as.day)}) as tags
    from page p order by p.area_code, p.sort_key, p.id`)
  return [...rows]
}

const heldBy = (person: 'p.id', day: CivilDay) => sql`t.resident_id = ${word(person)} and ${holds('t', day)}`

/** Completed years as a range of birth dates: bounds an index can use, then the birth as it is reckoned. */
function aged(band: AgeBand | 'unknown', day: CivilDay): SQL {
  if (band === 'unknown') return sql`r.born_on is null`
  const { earliest, latest } = birthRange(band, day)
  const upTo = sql`r.born_on <= ${latest}::date and ${born} <= ${latest}::date`
  return earliest
    ? sql`(${upTo} and r.born_on >= ${addDays(earliest, -366)}::date and ${born} >= ${earliest}::date)`
    : sql`(${upTo})`
}

/** A tag of a person's own on the day: by rule from the person, any other from its row. */
function tagged({ own }: RosterPlace, code: TagCode, { day, known }: AsOf, review?: DueWindow): SQL {
  if (code === 'party_member') return sql`r.political in ('01', '02')`
  if (code === 'advanced_age') return aged({ from: advancedFrom }, day)
  if (code === 'centenarian') return aged({ from: centenarianFrom }, day)
  return sql`r.id in (select t.resident_id from ${tagsKnown(own, known)} t where t.area_code between ${own.lo} and ${own.hi}
    and t.code = ${code} and ${holds('t', day)}${review ? sql` and ${dueIn(sql`t.review_on`, review, day)}` : sql``})`
}
