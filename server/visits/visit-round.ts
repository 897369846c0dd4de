import 'server-only'
import { z } from 'zod'
import { areasAt } from '@/db/queries/areas'
import {
  type Appointment,
  appointments,
  type DueHousehold,
  type DuePlan,
  dueHouseholds,
  duePlans,
  type StopHousehold,
} from '@/db/queries/due-visits'
import { briefsOf } from '@/db/queries/household-briefs'
import { promisesListed } from '@/db/queries/promises'
import type { Interpreter } from '@/db/queries/visitors'
import { jurisdictionWithin } from '@/domain/access/actor'
import { type CivilDay, dayOf, daysBetween } from '@/domain/calendar/civil-day'
import { clockText, monthDay } from '@/domain/calendar/day-text'
import { periodOf } from '@/domain/calendar/periods'
import { attentions, type ContactClass } from '@/domain/households/codes'
import { shownName } from '@/domain/residents/shown'
import { visitModes } from '@/domain/visits/codes'
import { someArea } from '@/server/address'
import { type Desk, view } from '@/server/view'

const query = z.object({
  span: z.enum(['today', 'week']).catch('today'),
  area: someArea,
})

/** How many stops a sheet holds; the rest stays counted. */
const stopsOfDay = 40
const stopsOfWeek = 120

export type Stop = {
  id: string
  address: string
  head: string | null
  areaCode: number
  contactClass: ContactClass | null
  hours: string | null
  language: string | null
  interpreters: string[]
  reasons: { kind: 'promise' | 'appointment' | 'plan' | 'cadence'; text: string; late: boolean }[]
}

/** 今日走访 / 本周走访: every stop with why it is on the sheet; class A only by telephone or online (K34). */
export const visitRound = view({
  name: 'visit.round',
  permission: 'visit.record',
  query,
  read: async (desk) => {
    const { db, actor, jurisdiction, now, query: asked } = desk
    const today = dayOf(now)
    const until = asked.span === 'week' ? periodOf('week', today).to : today
    const within = (asked.area && jurisdictionWithin(actor, asked.area)) || jurisdiction
    const scoped = { ...desk, jurisdiction: within }
    const { stops, dueTotal } = await stopsUntil(scoped, today, until, asked.span === 'week' ? stopsOfWeek : stopsOfDay)
    const grids = await areasAt(db, jurisdiction, 'grid', today)
    return {
      ...{ today, until, now },
      query: asked,
      door: stops.filter(({ contactClass }) => contactClass !== 'A'),
      distant: stops.filter(({ contactClass }) => contactClass === 'A'),
      dueTotal,
      grids: grids.map(({ code, name }) => ({ code, name })),
    }
  },
})
export type VisitRound = Awaited<ReturnType<typeof visitRound>>

/** Every stop that is promised, arranged, planned or due by a day, each with its reasons; at most `mostStops` of each kind. */
export async function stopsUntil(desk: Desk<unknown>, today: CivilDay, until: CivilDay, mostStops: number) {
  const { db, jurisdiction, fields } = desk
  const promised = await promisesListed(db, jurisdiction, { answered: false, until, rows: mostStops })
  const briefs = await briefsOf(
    db,
    jurisdiction,
    promised.map(({ householdId }) => householdId),
  )
  const made = await appointments(db, jurisdiction, today, until, mostStops)
  const plans = await duePlans(db, jurisdiction, until, mostStops)
  const due = await dueHouseholds(db, jurisdiction, today, until, mostStops)
  const stops = new Map<string, Stop>()
  const add = (at: Omit<Stop, 'reasons'>, reason: Stop['reasons'][number]) => {
    const stop = stops.get(at.id) ?? { ...at, reasons: [] }
    stop.reasons.push(reason)
    stops.set(at.id, stop)
  }
  for (const promise of promised) {
    const brief = briefs.get(promise.householdId)
    const { address, headName, householdId } = promise
    const at = { id: householdId, address, head: shownName(fields, headName), areaCode: brief?.areaCode ?? 0 }
    const spoken = { language: brief?.language ?? null, interpreters: namesOf(brief?.interpreters) }
    add({ ...at, ...spoken, contactClass: brief?.contactClass ?? null, hours: null }, promiseReason(promise, today))
  }
  const placed = (row: StopHousehold) => ({
    ...{ id: row.id, address: row.address, head: shownName(fields, row.head), areaCode: row.area_code },
    ...{ contactClass: row.contact_class, hours: row.contact_hours },
    ...{ language: row.language, interpreters: namesOf(row.interpreters) },
  })
  for (const row of made) add(placed(row), appointmentReason(row, today))
  for (const row of plans) add(placed(row), planReason(row, today))
  for (const row of due.filter(({ id }) => !stops.has(id)).slice(0, mostStops - Math.min(stops.size, mostStops))) {
    add(placed(row), cadenceReason(row, today))
  }
  return { stops: [...stops.values()], dueTotal: due[0]?.total ?? 0 }
}

const namesOf = (interpreters: Interpreter[] | null | undefined) => (interpreters ?? []).map(({ name }) => name)

function promiseReason({ text, dueOn }: { text: string; dueOn: CivilDay }, today: CivilDay) {
  return { kind: 'promise' as const, text: `答应过：${text}（${monthDay(dueOn)}前）`, late: dueOn < today }
}

function appointmentReason({ next_at, next_mode }: Appointment, today: CivilDay) {
  const at = new Date(next_at)
  const day = dayOf(at)
  const when = day === today ? clockText(at) : `${monthDay(day)} ${clockText(at)}`
  return { kind: 'appointment' as const, text: `约好 ${when} ${visitModes[next_mode ?? 'door']}`, late: false }
}

function planReason({ measure, next_on }: DuePlan, today: CivilDay) {
  return { kind: 'plan' as const, text: `一户一策：${measure}（${monthDay(next_on)}）`, late: next_on < today }
}

function cadenceReason({ colour, contact_class, last_on, due_on, registered_on }: DueHousehold, today: CivilDay) {
  const why = colour === 'green' ? (contact_class === 'C' ? 'C 类' : '半年一访') : `${attentions[colour]}色户`
  const since = last_on
    ? `上次联系 ${monthDay(last_on)}，应在 ${monthDay(due_on)}前`
    : `从未走访，建档 ${daysBetween(registered_on, today)} 天`
  return { kind: 'cadence' as const, text: `${why}，${since}`, late: due_on < today }
}
