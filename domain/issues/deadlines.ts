import { addDays, type CivilDay, dayOf, daysBetween, endOfDay } from '@/domain/calendar/civil-day'
import { type DayKind, dayKind, hourLimit, type WorkCalendar } from '@/domain/calendar/workdays'
import type { IssueGrade } from '@/domain/issues/codes'
import { type IssueAct, type Transition, transitions } from '@/domain/issues/lifecycle'

/** 一般: answered within 3 and done within 5 working days; 较急: 24 hours of wall clock (seed row 59, 民法典第201条). */
export const issueLimits = { urgentHours: 24, answerWorkdays: 3, doneWorkdays: 5 } as const

/** A stretch in which the limit does not run, with the reason that is printed. */
export type Stop = { from: Date; to: Date | null; reason: string }

/** All a limit follows from; `agreed` is the end fixed by hand for a hard matter, and when it was fixed. */
export type Clock = {
  grade: IssueGrade
  startedAt: Date
  stops: readonly Stop[]
  agreed?: { dueAt: Date; at: Date } | undefined
}

/** Both limits; an open stop freezes what it catches, which is then null. */
export type Limits = { answerDueAt: Date | null; dueAt: Date | null; provisional: boolean }

/** One civil day of the sum; `n` numbers the working days that count. */
export type SumDay = { day: CivilDay; kind: DayKind | 'zero' | 'stopped'; name?: string; n?: number }

/** What a recorded step says to the clock. */
export type ClockStep = { act: string; at: Date; reason?: string | null; dueOn?: CivilDay | null }

const longestSum = 800

/** The limits of a matter by its grade, its registration and its stops. */
export function limitsOf(clock: Clock, calendar: WorkCalendar): Limits {
  if (clock.grade === 'urgent') return urgentLimits(clock)
  const days = countedDays(clock, calendar)
  const answer = days.find(({ n }) => n === issueLimits.answerWorkdays)
  const done = days.find(({ n }) => n === issueLimits.doneWorkdays)
  const agreed = clock.agreed ? shifted(clock.agreed, clock.stops) : undefined
  const dueAt = agreed === undefined ? (done ? endOfDay(done.day) : null) : agreed
  return {
    answerDueAt: answer ? endOfDay(answer.day) : null,
    dueAt,
    provisional: agreed === undefined && done !== undefined && done.day > calendar.coveredTo,
  }
}

/** The days from registration to the last working day of the limit, or to the day that an open stop froze. */
export function countedDays(clock: Clock, calendar: WorkCalendar): SumDay[] {
  const first = dayOf(clock.startedAt)
  const days: SumDay[] = [{ day: first, kind: 'zero' }]
  let n = 0
  for (let day = addDays(first, 1); n < issueLimits.doneWorkdays && days.length < longestSum; day = addDays(day, 1)) {
    const stop = stopOver(day, clock.stops)
    const { kind, name } = dayKind(day, calendar)
    const works = kind === 'workday' || kind === 'makeup'
    if (works && !stop) n += 1
    if (works && stop) days.push({ day, kind: 'stopped', name: stop.reason })
    else days.push({ day, kind, ...(name ? { name } : {}), ...(works ? { n } : {}) })
    if (stop?.to === null) break
  }
  return days
}

/** The clock a recorded history leaves: a reopening starts a new count, what was paused or already answered does not run. */
export function clockOf(grade: IssueGrade, registeredAt: Date, steps: readonly ClockStep[]): Clock {
  let startedAt = registeredAt
  let stops: Stop[] = []
  let agreed: Clock['agreed']
  for (const { act, at, reason, dueOn } of steps) {
    const effect = effectOf(act)
    const open = stops.find(({ to }) => to === null)
    if (effect === 'restarts') {
      startedAt = at
      stops = []
      agreed = undefined
    } else if (effect === 'pauses' || effect === 'stops') {
      if (!open) stops.push({ from: at, to: null, reason: reason ?? (effect === 'stops' ? '已答复' : '挂起') })
    } else if (effect === 'resumes' && open) open.to = at
    if (act === 'dispatch' || act === 'redispatch') {
      if (open && act === 'redispatch') open.to = at
      agreed = dueOn ? { dueAt: endOfDay(dueOn), at } : undefined
    }
  }
  return { grade, startedAt, stops, agreed }
}

/** How a matter stands against its limits: amber from the answer limit on, red once the last day is over (K20). */
export function urgencyOf(
  issue: { state: string; settledAt: Date | null; answerDueAt: Date | null; dueAt: Date | null },
  now: Date,
): 'settled' | 'paused' | 'overdue' | 'due' | 'running' {
  if (issue.settledAt) return 'settled'
  if (issue.state === 'paused' || !issue.dueAt) return 'paused'
  if (issue.dueAt < now) return 'overdue'
  const amber = issue.answerDueAt !== null && issue.answerDueAt < now
  return amber || dayOf(new Date(issue.dueAt.getTime() - 1)) === dayOf(now) ? 'due' : 'running'
}

function urgentLimits({ startedAt, stops }: Clock): Limits {
  const paused = stops.reduce((sum, { from, to }) => sum + ((to ?? from).getTime() - from.getTime()), 0)
  const end = new Date(hourLimit(startedAt, issueLimits.urgentHours).getTime() + paused)
  const dueAt = frozen(end, stops) ? null : end
  return { answerDueAt: dueAt, dueAt, provisional: false }
}

/** An agreed end moves on by the days that stood still since it was agreed; null while it stands still. */
function shifted(agreed: { dueAt: Date; at: Date }, stops: readonly Stop[]): Date | null {
  const days = stops
    .filter(({ from }) => from >= agreed.at)
    .reduce((sum, { from, to }) => sum + daysBetween(dayOf(from), dayOf(to ?? from)), 0)
  const end = endOfDay(addDays(dayOf(new Date(agreed.dueAt.getTime() - 1)), days))
  return frozen(end, stops) ? null : end
}

/** True when a stop that still lasts began before the limit was over; one that began later changes nothing. */
function frozen(end: Date, stops: readonly Stop[]): boolean {
  return stops.some(({ from, to }) => to === null && from < end)
}

/** The stop in which a day ends; such a day does not count. */
function stopOver(day: CivilDay, stops: readonly Stop[]): Stop | undefined {
  const close = endOfDay(day)
  return stops.find(({ from, to }) => from < close && (to === null || to >= close))
}

function effectOf(act: string): Transition['clock'] {
  return act in transitions ? (transitions[act as IssueAct] as Transition).clock : undefined
}
