import { type CivilDay, dayOf, instantOf } from '@/domain/calendar/civil-day'
import type { FireRefusal } from '@/domain/dwellings/fire-check'
import type { ContactClass } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import {
  effectiveOutcomes,
  type FirstVisitTask,
  firstVisitTasks,
  type VisitMode,
  type VisitOutcome,
} from '@/domain/visits/codes'

/** What was told of one contact, as far as rules speak of it. */
export type Told = {
  at: Date
  mode: VisitMode
  outcome: VisitOutcome
  /** Spoken with somebody outside the household on its behalf. */
  outside: boolean
  nextAt: Date | null
  nextMode: VisitMode
  tasksDone: readonly FirstVisitTask[]
  taskReason: string | null
  promise: { text: string | null; on: CivilDay | null }
}

export type VisitRefusal =
  | { kind: 'in_the_future' }
  | { kind: 'before_the_file' }
  | { kind: 'next_is_needed' }
  | { kind: 'next_is_past' }
  | { kind: 'class_a_has_no_door' }
  | { kind: 'appointment_taken'; at: Date; address: string }
  | { kind: 'day_is_full'; on: CivilDay }
  | { kind: 'in_quiet_hours'; quiet: string }
  | { kind: 'task_reason_needed'; tasks: FirstVisitTask[] }
  | { kind: 'promise_day_needed' }
  | { kind: 'promise_words_needed' }
  | { kind: 'promise_is_past' }
  | { kind: 'vacant_is_found_at_the_door' }
  | { kind: 'outside_is_no_door' }
  | { kind: 'contact_unknown' }
  | { kind: 'file_is_closed' }
  | { kind: 'partner_unknown' }
  | { kind: 'request_words_needed' }
  | { kind: 'no_words' }
  | { kind: 'not_own_record' }
  | { kind: 'changed_meanwhile' }
  | { kind: 'appointment_over' }
  | FireRefusal

/** What of the household the rules look at. */
type Standing = { fromOn: CivilDay; first: boolean; contactClass: ContactClass | null }

export function isEffective(outcome: VisitOutcome): boolean {
  return effectiveOutcomes.includes(outcome)
}

type Typed = { on: CivilDay | null; time: string | null; nextOn: CivilDay | null; nextTime: string | null }

/** The moment of the contact and of the next one; now when nothing was typed. */
export function momentsIn(typed: Typed, today: CivilDay, now: Date): { at: Date; nextAt: Date | null } {
  const { on, time, nextOn, nextTime } = typed
  const at = on || time ? instantOf(on ?? today, time ?? '12:00') : now
  return { at, nextAt: nextOn ? instantOf(nextOn, nextTime ?? '09:00') : null }
}

/**
 * Who was there: those ticked who lived in the household then. Where only one person lives and somebody was met at the door,
 * it was that person; else who was not named is not known to have been there (seed row 15).
 */
export function presentAt(
  told: { mode: VisitMode; outcome: VisitOutcome; met: readonly string[] },
  living: readonly string[],
): string[] {
  if (!isEffective(told.outcome)) return []
  const ticked = living.filter((id) => told.met.includes(id))
  return ticked.length === 0 && told.mode === 'door' && living.length === 1 ? [...living] : ticked
}

/**
 * 记走访: a contact of the past with a household that was on file. A first effective contact has the six tasks, each done or
 * with its reason (seed row 38); 改约 names when (seed row 43); a promise has words and a day (seed row 57); nobody is
 * arranged to knock at a door of class A again [R21].
 */
export function record(told: Told, household: Standing, now: Date) {
  if (told.at.getTime() > now.getTime() + 5 * 60_000) return refuse({ kind: 'in_the_future' } as const)
  if (dayOf(told.at) < household.fromOn) return refuse({ kind: 'before_the_file' } as const)
  if (told.outcome === 'rescheduled' && !told.nextAt) return refuse({ kind: 'next_is_needed' } as const)
  if (told.nextAt && told.nextAt <= told.at) return refuse({ kind: 'next_is_past' } as const)
  if (told.nextAt && told.nextMode === 'door' && household.contactClass === 'A') {
    return refuse({ kind: 'class_a_has_no_door' } as const)
  }
  if (told.mode !== 'door' && (told.outcome === 'vacant' || told.outcome === 'half_open')) {
    return refuse({ kind: 'vacant_is_found_at_the_door' } as const)
  }
  if (told.outside && told.mode === 'door') return refuse({ kind: 'outside_is_no_door' } as const)
  const { text, on } = told.promise
  if (text && !on) return refuse({ kind: 'promise_day_needed' } as const)
  if (on && !text) return refuse({ kind: 'promise_words_needed' } as const)
  if (on && on < dayOf(told.at)) return refuse({ kind: 'promise_is_past' } as const)

  const first = household.first && isEffective(told.outcome)
  const left = first ? allTasks.filter((task) => !told.tasksDone.includes(task)) : []
  if (left.length > 0 && !told.taskReason) return refuse({ kind: 'task_reason_needed', tasks: left } as const)
  const tasks = Object.fromEntries(
    allTasks.map((task) => [task, left.includes(task) ? (told.taskReason ?? '') : (true as const)]),
  ) as Record<FirstVisitTask, true | string>
  return accept({ first, tasks: first ? tasks : null })
}

const allTasks = Object.keys(firstVisitTasks) as FirstVisitTask[]

/** Who may change the words of a record: whoever wrote or led it for seven days, the secretary always. */
export function mayEdit(
  visit: { leadId: string; recordedBy: string; recordedAt: Date },
  by: { accountId: string; role: string },
  now: Date,
): boolean {
  if (by.role === 'secretary') return true
  const own = visit.leadId === by.accountId || visit.recordedBy === by.accountId
  return own && now.getTime() - visit.recordedAt.getTime() <= 7 * 86_400_000
}
