import 'server-only'
import {
  type Appointment,
  appointments,
  type CalledAt,
  calledAt,
  type DueHousehold,
  type DuePlan,
  dueHouseholds,
  duePlans,
  type StopHousehold,
} from '@/db/queries/due-visits'
import { briefsOf } from '@/db/queries/household-briefs'
import { laterPromisesOf, promisesListed } from '@/db/queries/promises'
import type { Interpreter } from '@/db/queries/visitors'
import { latestTries } from '@/db/queries/visits'
import { addDays, type CivilDay, dayOf, daysBetween } from '@/domain/calendar/civil-day'
import { clockText, monthDay } from '@/domain/calendar/day-text'
import type { ContactClass } from '@/domain/households/codes'
import { shownName } from '@/domain/residents/shown'
import { quietWords } from '@/domain/visits/appointing'
import { cadenceWords } from '@/domain/visits/cadence-words'
import { vehicles, visitModes } from '@/domain/visits/codes'
import type { StopReason } from '@/domain/visits/route'
import { anotherSlot, missesBeforeAnother } from '@/domain/visits/slots'
import type { Desk } from '@/server/view'

export type Reason = { kind: StopReason; text: string; late: boolean }
export type Stop = {
  id: string
  address: string
  head: string | null
  areaCode: number
  sortKey: string
  contactClass: ContactClass | null
  hours: string | null
  /** 免打扰时段, in words. */
  quiet: string | null
  language: string | null
  interpreters: string[]
  /** Nobody of us has met them yet: the first visit, with its six tasks. */
  first: boolean
  /** 错峰: what to try instead of the time of day at which nobody was met. */
  slot: string | null
  /** The moment arranged, of an appointment. */
  at: Date | null
  reasons: Reason[]
}
/** How long after a vehicle came its household stays on the round, while nobody has met them. */
const calledBackDays = 14
type Where = Omit<Stop, 'reasons' | 'slot' | 'at'>

/** Every stop that is promised, arranged, planned or due by a day, each with its reasons; at most `mostStops` of each kind. */
export async function stopsUntil(desk: Desk<unknown>, today: CivilDay, until: CivilDay, mostStops: number) {
  const { db, jurisdiction } = desk
  const [promised, made, plans, called, due] = await Promise.all([
    promisesListed(db, jurisdiction, { answered: false, until, rows: mostStops }),
    appointments(db, jurisdiction, today, until, mostStops),
    duePlans(db, jurisdiction, until, mostStops),
    calledAt(db, jurisdiction, addDays(today, -calledBackDays), mostStops),
    dueHouseholds(db, jurisdiction, today, until, mostStops),
  ])
  const briefs = await briefsOf(
    db,
    jurisdiction,
    promised.map(({ householdId }) => householdId),
  )
  const stops = new Map<string, Stop>()
  const add = (where: Where, reason: Reason, at: Date | null = null) => {
    const stop = stops.get(where.id) ?? { ...where, slot: null, at: null, reasons: [] }
    stop.reasons.push(reason)
    stop.at ??= at
    stops.set(where.id, stop)
  }
  for (const promise of promised) {
    const brief = briefs.get(promise.householdId)
    if (brief) add(briefed(desk, brief), promiseReason(promise, today))
  }
  for (const row of called) add(placed(desk, row), callReason(row))
  for (const row of made) add(placed(desk, row), appointmentReason(row, today), new Date(row.next_at))
  for (const row of plans) add(placed(desk, row), planReason(row, today))
  for (const row of due.filter(({ id }) => !stops.has(id)).slice(0, mostStops - Math.min(stops.size, mostStops))) {
    add(placed(desk, row), cadenceReason(row, today))
  }
  // nobody goes there without seeing what was promised, whenever it is due
  for (const promise of await laterPromisesOf(db, [...stops.keys()], until))
    stops.get(promise.householdId)?.reasons.push({ ...promiseReason(promise, today), kind: 'owed' })
  const tries = await latestTries(db, [...stops.keys()], missesBeforeAnother)
  const found = [...stops.values()].map((stop) => ({ ...stop, slot: anotherSlot(tries.get(stop.id) ?? []) ?? null }))
  return { stops: found, dueTotal: due[0]?.total ?? 0 }
}

type Brief = NonNullable<ReturnType<Awaited<ReturnType<typeof briefsOf>>['get']>>

function briefed({ fields }: Desk<unknown>, brief: Brief): Where {
  const { id, address, areaCode, sortKey, contactClass, contactHours: hours, language } = brief
  return {
    ...{ id, address, areaCode, sortKey, contactClass, hours, language, head: shownName(fields, brief.headName) },
    ...{ quiet: quietOf(brief.quietFrom, brief.quietTo), interpreters: namesOf(brief.interpreters) },
    first: brief.unmet,
  }
}

function placed({ fields }: Desk<unknown>, row: StopHousehold): Where {
  return {
    ...{ id: row.id, address: row.address, head: shownName(fields, row.head), areaCode: row.area_code },
    ...{ sortKey: row.sort_key, contactClass: row.contact_class, hours: row.contact_hours },
    ...{ quiet: quietOf(row.quiet_from, row.quiet_to), language: row.language },
    ...{ interpreters: namesOf(row.interpreters), first: row.unmet },
  }
}

const namesOf = (interpreters: Interpreter[] | null | undefined) => (interpreters ?? []).map(({ name }) => name)
const quietOf = (from: string | null, to: string | null) => (from && to ? quietWords({ from, to }) : null)

function promiseReason({ text, dueOn }: { text: string; dueOn: CivilDay }, today: CivilDay) {
  return { kind: 'promise' as const, text: `答应过：${text}（${monthDay(dueOn)}前）`, late: dueOn < today }
}

/** 回访: a vehicle came, and nobody has heard since how they are, or who lives there now. */
function callReason({ vehicle, at, by }: CalledAt) {
  const came = `${monthDay(dayOf(new Date(at)))} ${vehicles[vehicle]}来过${by ? `（${by}看到）` : ''}`
  const text = vehicle === 'removal' ? `核对：${came}，看住户变没变` : `回访：${came}`
  return { kind: 'call' as const, text, late: false }
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

function cadenceReason({ by, last_on, due_on, registered_on }: DueHousehold, today: CivilDay) {
  const since = last_on
    ? `上次联系 ${monthDay(last_on)}，应在 ${monthDay(due_on)}前`
    : `从未走访，建档 ${daysBetween(registered_on, today)} 天`
  return { kind: 'cadence' as const, text: `${cadenceWords(by)}，${since}`, late: due_on < today }
}
