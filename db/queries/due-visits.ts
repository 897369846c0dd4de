import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { cadenceOf, cadences, colourOf, sameHome, tagSigns } from '@/db/queries/cadence'
import { cadencesIn } from '@/db/queries/cadence-rules'
import { tagsHeld } from '@/db/queries/colours'
import { committeeOf } from '@/db/queries/figures/scope'
import { unmet } from '@/db/queries/household-briefs'
import { type Interpreter, interpretersFor } from '@/db/queries/visitors'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import type { Attention, ContactChannel, ContactClass } from '@/domain/households/codes'
import { type HeldFacts, heldTags } from '@/domain/tags/held'
import { type CadenceRule, cadenceFor } from '@/domain/visits/cadence'
import type { Vehicle, VisitMode } from '@/domain/visits/codes'

/** A household on a round, whatever brings it there. */
export type StopHousehold = {
  id: string
  area_code: AreaCode
  address: string
  head: string | null
  contact_class: ContactClass | null
  contact_channel: ContactChannel | null
  contact_hours: string | null
  quiet_from: string | null
  quiet_to: string | null
  sort_key: string
  language: string | null
  interpreters: Interpreter[] | null
  unmet: boolean
}
export type DueHousehold = StopHousehold & {
  /** What asks for the contact, and every how many days. */
  by: CadenceRule
  colour: Attention
  last_on: CivilDay | null
  due_on: CivilDay
  /** The day the file was begun here. */
  registered_on: CivilDay
  /** How many are due in all, whatever part of them is listed. */
  total: number
}

const who = sql`h.id, h.area_code, h.address, p.name as head, h.contact_class, h.contact_channel, h.contact_hours, h.quiet_from, h.quiet_to, h.sort_key, h.language,
  ${interpretersFor(sql`h.language`, sql`h.area_code`)} as interpreters, ${unmet(sql`h.id`)} as unmet`

/**
 * Households lived in, not of class A, with the day their next contact is due by the cadences in force (decisions 0014 and 0026);
 * one never reached waits since its file was begun here, however long it has lived there.
 * Whoever was reached on the day `until` itself is left out: nobody is due twice on a day.
 * A report's 应访户 is judged by the same cadence; only the round of doors leaves class A out.
 */
export function due(jurisdiction: Jurisdiction, today: CivilDay, until: CivilDay = today): SQL {
  const last = sql`(s.last_contact_at at time zone 'Asia/Shanghai')::date`
  const colour = colourOf(today, jurisdiction)
  return sql`select c.*, coalesce(c.last_on + c.every, c.registered_on) as due_on
    from (select h.id, h.area_code, h.address, h.head_id, h.sort_key, h.contact_class, h.contact_channel, h.contact_hours, h.language,
        ${last} as last_on, greatest(h.from_on, least((h.recorded_at at time zone 'Asia/Shanghai')::date, ${today}::date)) as registered_on,
        ${colour} as colour, ${cadenceOf(sql`h.contact_class`, colour, today)} as every
      from households h join household_stats s on s.household_id = h.id
        left join (${tagSigns(jurisdiction, today)}) t on ${sameHome('t', 'h')}
        left join (${cadences(jurisdiction, today)}) r on r.committee = ${committeeOf('h')}
      where h.area_code between ${jurisdiction.lo} and ${jurisdiction.hi} and h.to_on is null
        and s.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}
        and h.contact_class is distinct from 'A' and s.members > 0
        and (s.last_contact_at is null or s.last_contact_at < ${startOfDay(until).toISOString()}::timestamptz)) c`
}

const close = sql`(colour <> 'green' or contact_class is not distinct from 'C')`

/** How many are due by `until` in every grid: 重点 (红、黄、C 类), how many of those were due before today, and the others. */
export function dueByGrid(db: Reader, jurisdiction: Jurisdiction, today: CivilDay, until: CivilDay) {
  return db.execute<{ area_code: AreaCode; due: number; overdue: number; others: number }>(sql`
    select area_code, (count(*) filter (where ${close}))::int as due,
      (count(*) filter (where ${close} and due_on < ${today}))::int as overdue, (count(*) filter (where not ${close}))::int as others
    from (${due(jurisdiction, today, until)}) d where due_on <= ${until} group by area_code order by area_code`)
}

/** The households due by `until`, each with what asks for it: red first, then by how long they wait, then along the street. */
export async function dueHouseholds(
  db: Reader,
  jurisdiction: Jurisdiction,
  today: CivilDay,
  until: CivilDay,
  rows: number,
): Promise<DueHousehold[]> {
  const found = db.execute<Omit<DueHousehold, 'by'> & HeldFacts>(sql`
    select ${who}, d.colour, d.last_on::text as last_on, d.due_on::text as due_on, d.registered_on::text as registered_on, d.total,
      s.members, s.eldest_born_on::text, s.youngest_born_on::text, ${tagsHeld(today)}
    from (select w.*, (count(*) over ())::int as total from (${due(jurisdiction, today, until)}) w where w.due_on <= ${until}
      order by array_position(array['red', 'yellow', 'green'], w.colour), w.due_on, w.sort_key, w.id limit ${rows}) d
      join households h on h.id = d.id join household_stats s on s.household_id = h.id left join residents p on p.id = h.head_id
    order by array_position(array['red', 'yellow', 'green'], d.colour), d.due_on, d.sort_key, d.id`)
  const [listed, ruled] = await Promise.all([found, cadencesIn(db, jurisdiction, today)])
  return listed.map((row) => {
    const signs = { contactClass: row.contact_class, colour: row.colour, tags: heldTags(row, today) }
    return { ...row, by: cadenceFor(ruled(row.area_code), signs) }
  })
}

export type Appointment = StopHousehold & {
  visit_id: string
  next_at: string
  next_mode: VisitMode | null
  note: string | null
  lead: string | null
}

/** Appointments made for a stretch of days that no later contact has kept. */
export function appointments(db: Reader, jurisdiction: Jurisdiction, from: CivilDay, to: CivilDay, rows: number) {
  return db.execute<Appointment>(sql`
    select ${who}, v.id as visit_id, v.next_at::text as next_at, v.next_mode, v.note, a.name as lead
    from visits v join households h on h.id = v.household_id left join residents p on p.id = h.head_id
      left join accounts a on a.id = v.lead_id
    where v.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}
      and v.next_at >= ${startOfDay(from).toISOString()}::timestamptz and v.next_at < ${endOfDay(to).toISOString()}::timestamptz
      and h.to_on is null
      and not exists (select from visits later where later.household_id = v.household_id and later.at > v.at)
    order by v.next_at, h.id limit ${rows}`)
}

export type CalledAt = StopHousehold & { vehicle: Vehicle; at: string; by: string | null }

/** Households a vehicle came to since a day and nobody has been in touch with afterwards, the latest first. */
export function calledAt(db: Reader, jurisdiction: Jurisdiction, since: CivilDay, rows: number) {
  return db.execute<CalledAt>(sql`
    select distinct on (h.id) ${who}, o.vehicle, o.at::text as at, a.name as by
    from observations o join households h on h.id = o.household_id left join residents p on p.id = h.head_id
      left join accounts a on a.id = o.recorded_by
    where o.area_code between ${jurisdiction.lo} and ${jurisdiction.hi} and o.vehicle is not null
      and o.at >= ${startOfDay(since).toISOString()}::timestamptz and h.to_on is null
      and not exists (select from visits later where later.household_id = o.household_id and later.at > o.at
        and later.outcome in ('met', 'half_open'))
    order by h.id, o.at desc limit ${rows}`)
}

export type DuePlan = StopHousehold & { plan_id: string; measure: string; next_on: CivilDay; owner: string }

/** 一户一策 measures due by a day. */
export function duePlans(db: Reader, jurisdiction: Jurisdiction, until: CivilDay, rows: number) {
  return db.execute<DuePlan>(sql`
    select ${who}, c.id as plan_id, c.measure, c.next_on::text as next_on, c.owner
    from care_plans c join households h on h.id = c.household_id left join residents p on p.id = h.head_id
    where c.area_code between ${jurisdiction.lo} and ${jurisdiction.hi} and c.next_on <= ${until}
      and c.ended_on is null and h.to_on is null
    order by c.next_on, h.sort_key limit ${rows}`)
}
