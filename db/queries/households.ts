import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { cadencesIn } from '@/db/queries/cadence-rules'
import { tagsHeld } from '@/db/queries/colours'
import { colourOn, type HouseholdFilter, householdTables, matching, tablesFor } from '@/db/queries/household-filter'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, levelOf, spanOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Attention, ContactChannel, ContactClass } from '@/domain/households/codes'
import type { AnswerableSign, TagCode } from '@/domain/tags/codes'
import { heldTags } from '@/domain/tags/held'
import { cadenceFor, nextContactOn } from '@/domain/visits/cadence'
import type { VisitMode, VisitOutcome } from '@/domain/visits/codes'

export type HouseholdOrder = { by: 'address' | 'contact' | 'number'; descending: boolean }

/** A place in the order: the sort values of a row, with its id. */
export type HouseholdPlace = { values: (string | number)[]; id: string }
export type HouseholdWindow = { after?: HouseholdPlace | undefined; before?: HouseholdPlace | undefined; limit: number }

export type HouseholdRow = {
  id: string
  area_code: number
  number: string
  address: string
  sort_key: string
  head: string | null
  members: number
  eldest_born_on: CivilDay | null
  youngest_born_on: CivilDay | null
  contact_class: ContactClass | null
  contact_channel: ContactChannel | null
  language: string | null
  colour: Attention
  from_on: CivilDay
  last_contact_on: CivilDay | null
  contact_key: string
  last_on: CivilDay | null
  last_mode: VisitMode | null
  last_outcome: VisitOutcome | null
  open_promises: number
  open_issues: number
  use: string
  state: string
  grid: string | null
  responsible: string | null
  confirmed_on: CivilDay | null
  tags: TagCode[] | null
  /** Rule tags that somebody who looked said no to. */
  denied: AnswerableSign[] | null
  /** The day the next contact is due (decision 0026). */
  next_on: CivilDay
}

const columns = {
  address: [sql`h.area_code`, sql`h.sort_key`],
  contact: [sql`coalesce(s.last_contact_at, 'epoch'::timestamptz)`],
  number: [sql`h.area_code`, sql`h.number`],
} as const

/** One page of households, in order, at most `limit + 1` rows: the one more says that the list goes on. */
export async function householdPage(
  db: Reader,
  jurisdiction: Jurisdiction,
  filter: HouseholdFilter,
  order: HouseholdOrder,
  window: HouseholdWindow,
  day: CivilDay,
): Promise<HouseholdRow[]> {
  const backward = window.before !== undefined
  const down = order.descending !== backward
  const place = window.before ?? window.after
  const keys: SQL[] = [...columns[order.by], sql`h.id`]
  const where = place
    ? sql`${matching(jurisdiction, filter, day)} and (${sql.join(keys, sql`, `)}) ${down ? sql`<` : sql`>`} (${placed(order, place)})`
    : matching(jurisdiction, filter, day)
  const ordered = sql.join(
    keys.map((key) => (down ? sql`${key} desc` : sql`${key} asc`)),
    sql`, `,
  )
  const page = await db.execute<{ id: string }>(
    sql`select h.id from ${tablesFor(filter)} where ${where} order by ${ordered} limit ${window.limit + 1}`,
  )
  const ids = page.map(({ id }) => id)
  if (backward) ids.reverse()
  return householdRows(db, jurisdiction, ids, day)
}

/** The rows of a list, in the order of their ids. Apart from the choice of the page: what is shown is read for the chosen rows alone. */
export async function householdRows(
  db: Reader,
  jurisdiction: Jurisdiction,
  ids: string[],
  day: CivilDay,
  /** Tables that stand in for those on file, for a day seen as it was known. */
  instead?: SQL,
): Promise<HouseholdRow[]> {
  if (ids.length === 0) return []
  const rows = db.execute<Omit<HouseholdRow, 'next_on'>>(sql`${instead ? sql`with ${instead}` : sql``}
    select h.id, h.area_code, h.number, h.address, h.sort_key, p.name as head, s.members,
      s.eldest_born_on::text, s.youngest_born_on::text, h.contact_class, h.contact_channel, h.language,
      ${colourOn(day, jurisdiction)} as colour, h.from_on::text,
      (s.last_contact_at at time zone 'Asia/Shanghai')::date::text as last_contact_on,
      to_char(coalesce(s.last_contact_at, 'epoch'::timestamptz) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as contact_key,
      v.on_day as last_on, v.mode as last_mode, v.outcome as last_outcome,
      s.open_promises, s.open_issues, d.use, d.state, a.name as grid, a.head_name as responsible,
      (select max(c.confirmed_on)::text from confirmations c where c.household_id = h.id) as confirmed_on,
      ${tagsHeld(day)}
    from unnest(${`{${ids.join(',')}}`}::uuid[]) with ordinality as page (id, place)
    join ${householdTables} on h.id = page.id
    left join residents p on p.id = h.head_id
    left join areas a on a.code = h.area_code
    left join lateral (select (v.at at time zone 'Asia/Shanghai')::date::text as on_day, v.mode, v.outcome
      from visits v where v.household_id = h.id order by v.at desc nulls last limit 1) v on true
    where h.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}
    order by page.place`)
  const [found, cadences] = await Promise.all([rows, cadencesIn(db, jurisdiction, day)])
  return found.map((row) => {
    const signs = { contactClass: row.contact_class, colour: row.colour, tags: heldTags(row, day) }
    const { days } = cadenceFor(cadences(row.area_code), signs)
    return { ...row, next_on: nextContactOn(days, row.last_contact_on, row.from_on) }
  })
}

function placed({ by }: HouseholdOrder, { values, id }: HouseholdPlace): SQL {
  const [first = '', second = ''] = values.map(String)
  if (by === 'contact') return sql`${first}::timestamptz, ${id}::uuid`
  return sql`${first}::bigint, ${second}::text, ${id}::uuid`
}

/** The place of a row, for the address of the page after or before it. */
export function placeOf(order: HouseholdOrder, row: HouseholdRow): HouseholdPlace {
  const values = {
    address: [row.area_code, row.sort_key],
    contact: [row.contact_key],
    number: [row.area_code, row.number],
  }[order.by]
  return { values, id: row.id }
}

export type HouseholdCounts = { households: number; people: number; lived: number }

/** 户 and 人 of a list; counts at most `most` households, so that a count never costs more than it says. */
export async function householdCounts(
  db: Reader,
  jurisdiction: Jurisdiction,
  filter: HouseholdFilter,
  day: CivilDay,
  most: number,
): Promise<HouseholdCounts> {
  const [row] = await db.execute<HouseholdCounts>(sql`
    select count(*)::int as households, coalesce(sum(members), 0)::int as people,
      (count(*) filter (where members > 0))::int as lived
    from (select s.members from ${tablesFor(filter)} where ${matching(jurisdiction, filter, day)} limit ${most}) matched`)
  return row ?? { households: 0, people: 0, lived: 0 }
}

/** How many households each list of one committee or grid holds, in the order of the lists; and who lives there. */
export type ListCounts = HouseholdCounts & { lists: number[] }

/** The counts of some lists for each of some committees or grids, in one pass over each. */
export async function listCounts(
  db: Reader,
  jurisdiction: Jurisdiction,
  units: readonly AreaCode[],
  lists: readonly HouseholdFilter[],
  day: CivilDay,
): Promise<Map<AreaCode, ListCounts>> {
  const whole = matching(jurisdiction, {}, day)
  const counted = lists.map((filter) => sql`(count(*) filter (where ${matching(jurisdiction, filter, day)}))::int`)
  const rows = await db.execute<ListCounts & { unit: AreaCode }>(sql`
    select u.unit, c.* from unnest(${`{${units.join(',')}}`}::bigint[]) u (unit) cross join lateral (
      select (count(*) filter (where ${whole}))::int as households,
        coalesce(sum(s.members) filter (where ${whole}), 0)::int as people,
        (count(*) filter (where s.members > 0 and ${whole}))::int as lived,
        array[${sql.join(counted, sql`, `)}] as lists
      from ${householdTables}
      where h.area_code between u.unit and u.unit + ${spanOf('committee') - 1}
        and h.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}) c`)
  return new Map(rows.map(({ unit, ...counts }) => [unit, counts]))
}

/** How many households each filter finds in each of some committees (or one grid), by filter: each its own plan over the area they span. */
export async function householdCountsByUnit(
  db: Reader,
  jurisdiction: Jurisdiction,
  units: readonly AreaCode[],
  filters: readonly HouseholdFilter[],
  day: CivilDay,
): Promise<Map<AreaCode, number>[]> {
  const span = levelOf(units[0] ?? jurisdiction.lo) === 'grid' ? 1 : spanOf('committee')
  const unit = sql`h.area_code / ${sql`${span}::bigint`} * ${sql`${span}::bigint`}`
  return Promise.all(
    filters.map(async (filter) => {
      const rows = await db.execute<{ unit: AreaCode; n: number }>(sql`
        select p.unit, count(*)::int as n from (select ${unit} as unit from ${tablesFor(filter)} where ${matching(jurisdiction, filter, day)}) p
        group by p.unit`)
      return new Map(rows.map(({ unit: code, n }) => [Number(code), n]))
    }),
  )
}
