import { civil, dayNumberAt } from '@/db/seed/days'
import type { Step } from '@/db/seed/issue-life'
import { publishedCalendar } from '@/domain/calendar/workdays'
import type { IssueGrade } from '@/domain/issues/codes'
import { type ClockStep, clockOf, type Limits, limitsOf } from '@/domain/issues/deadlines'
import { type Transition, transitions } from '@/domain/issues/lifecycle'

const plain = new Map<string, Limits>()

/** Reckons the limits along a matter's life as the product does; notes the moves in the steps and yields the last. */
export function runClock(grade: IssueGrade, registeredAt: Date, steps: readonly Step[]): Limits {
  const past: ClockStep[] = []
  let limits: Limits | undefined
  for (const step of steps) {
    const { reason, dueOn } = step.detail ?? {}
    past.push({ act: step.act, at: step.at, reason: reason as string | null, dueOn: dueOn as string | null })
    if (!movesClock(step.act)) continue
    const next = past.every(isPlain) ? plainLimits(grade, registeredAt) : reckoned(grade, registeredAt, past)
    step.detail = { ...step.detail, dueAt: next.dueAt, ...(limits ? { wasDueAt: limits.dueAt } : {}) }
    limits = next
  }
  return limits ?? plainLimits(grade, registeredAt)
}

function movesClock(act: string): boolean {
  if (act === 'register' || act === 'dispatch' || act === 'redispatch') return true
  const { clock }: Partial<Transition> = transitions[act as keyof typeof transitions] ?? {}
  return clock === 'pauses' || clock === 'resumes' || clock === 'restarts'
}

function isPlain({ act, dueOn }: ClockStep): boolean {
  return (act === 'register' || act === 'accept' || act === 'dispatch') && !dueOn
}

/** Without pauses a limit of working days follows from the day alone. */
function plainLimits(grade: IssueGrade, registeredAt: Date): Limits {
  if (grade === 'urgent') return reckoned(grade, registeredAt, [])
  const day = civil(dayNumberAt(registeredAt))
  const known = plain.get(day) ?? reckoned(grade, registeredAt, [])
  plain.set(day, known)
  return known
}

function reckoned(grade: IssueGrade, registeredAt: Date, past: readonly ClockStep[]): Limits {
  return limitsOf(clockOf(grade, registeredAt, past), publishedCalendar)
}
