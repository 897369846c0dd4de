import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { cadencesIn } from '@/db/queries/cadence-rules'
import { tagsHeld } from '@/db/queries/colours'
import { colourOn } from '@/db/queries/household-filter'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Attention, ContactChannel, ContactClass } from '@/domain/households/codes'
import { type HeldFacts, heldTags } from '@/domain/tags/held'
import { cadenceFor, nextContactOn } from '@/domain/visits/cadence'
import type { VisitMode } from '@/domain/visits/codes'

export type DoorRow = {
  dwelling_id: string
  unit: string | null
  floor: number | null
  room: string
  use: string
  state: string
  business_name: string | null
  household_id: string | null
  from_on: CivilDay | null
  contact_class: ContactClass | null
  contact_channel: ContactChannel | null
  members: number | null
  colour: Attention | null
  head: string | null
  last_contact_on: CivilDay | null
  last_mode: VisitMode | null
  open_promises: number | null
  open_issues: number | null
  /** The day the next contact is due; nothing where no household lives. */
  next_on: CivilDay | null
}

/** Every door of a building along the staircase, with the household behind it on `day`. */
export async function doorsOf(
  db: Reader,
  jurisdiction: Jurisdiction,
  buildingId: string,
  day: CivilDay,
): Promise<DoorRow[]> {
  const rows = db.execute<Omit<DoorRow, 'next_on'> & HeldFacts & { area_code: number }>(sql`
    select d.id as dwelling_id, d.unit, d.floor, d.room, d.use, d.state, d.business_name,
      h.id as household_id, h.from_on::text, h.contact_class, h.contact_channel, s.members,
      ${colourBehind(day, jurisdiction)}, p.name as head,
      (s.last_contact_at at time zone 'Asia/Shanghai')::date::text as last_contact_on, v.mode as last_mode,
      s.open_promises, s.open_issues, d.area_code, s.eldest_born_on::text, s.youngest_born_on::text, ${tagsHeld(day)}
    ${behindDoors(day)}
    left join residents p on p.id = h.head_id
    left join lateral (select v.mode from visits v where v.household_id = h.id and v.at = s.last_contact_at limit 1) v on true
    where d.building_id = ${buildingId} and d.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}
    order by d.sort_key, h.number limit 1500`)
  const [found, cadences] = await Promise.all([rows, cadencesIn(db, jurisdiction, day)])
  return found.map((row) => {
    const signs = { contactClass: row.contact_class, colour: row.colour ?? 'green', tags: heldTags(row, day) }
    const { days } = cadenceFor(cadences(row.area_code), signs)
    return { ...row, next_on: row.from_on === null ? null : nextContactOn(days, row.last_contact_on, row.from_on) }
  })
}

export type DoorMark = {
  unit: string | null
  floor: number | null
  use: string
  state: string
  household_id: string | null
  members: number | null
  colour: Attention | null
}

/** What the small drawing shows of every door of the building in which a household lives: where it is, and its colour on `day`. */
export async function marksAround(
  db: Reader,
  jurisdiction: Jurisdiction,
  householdId: string,
  day: CivilDay,
): Promise<DoorMark[]> {
  const rows = await db.execute<DoorMark>(sql`
    select d.unit, d.floor, d.use, d.state, h.id as household_id, s.members, ${colourBehind(day, jurisdiction)}
    ${behindDoors(day)}
    where d.building_id = (select own.building_id from households at_home join dwellings own on own.id = at_home.dwelling_id
      where at_home.id = ${householdId}) and d.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}
    order by d.sort_key, h.number limit 1500`)
  return [...rows]
}

const colourBehind = (day: CivilDay, jurisdiction: Jurisdiction) =>
  sql`case when h.id is not null then ${colourOn(day, jurisdiction)} end as colour`

const behindDoors = (day: CivilDay) => sql`from dwellings d
    left join households h on h.dwelling_id = d.id and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})
    left join household_stats s on s.household_id = h.id`

/** 楼里的事: open matters of the households of a building, the one due first on top. */
export async function mattersOf(db: Reader, jurisdiction: Jurisdiction, buildingId: string) {
  const rows = await db.execute<{
    id: string
    number: string
    title: string
    state: string
    due_ms: number | null
    others: number
  }>(sql`
    select i.id, i.number, i.title, i.state, (extract(epoch from i.due_at) * 1000)::float8 as due_ms,
      (select count(*)::int from issue_households j where j.issue_id = i.id) as others
    from issues i join households h on h.id = i.household_id join dwellings d on d.id = h.dwelling_id
    where d.building_id = ${buildingId} and i.settled_at is null
      and i.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}
    order by i.due_at nulls last, i.registered_at limit 20`)
  return [...rows]
}
