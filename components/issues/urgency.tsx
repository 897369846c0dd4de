import { Mark, type MarkColour } from '@/components/ui/mark'
import { dueText } from '@/domain/calendar/day-text'
import { pauseReasons } from '@/domain/issues/codes'
import type { urgencyOf } from '@/domain/issues/deadlines'
import { type IssueState, issueStages, issueStates, stageOf } from '@/domain/issues/lifecycle'

export type Urgency = ReturnType<typeof urgencyOf>

type Timed = {
  urgency: Urgency
  dueAt: Date | null
  settledAt: Date | null
  dueProvisional: boolean
  pauseReason: keyof typeof pauseReasons | null
}

const colours: Record<Urgency, MarkColour> = {
  overdue: 'red',
  due: 'yellow',
  running: 'blue',
  paused: 'none',
  settled: 'green',
}

/** How a matter stands against its limit, as colour, shape and words. */
export function UrgencyMark({ issue, now }: { issue: Timed; now: Date }) {
  const late = issue.settledAt !== null && issue.dueAt !== null && issue.settledAt > issue.dueAt
  return <Mark colour={late ? 'yellow' : colours[issue.urgency]}>{urgencyText(issue, now)}</Mark>
}

function urgencyText({ urgency, dueAt, dueProvisional, pauseReason, settledAt }: Timed, now: Date): string {
  if (urgency === 'settled') return settledAt && dueAt && settledAt > dueAt ? '已办结，逾期' : '已办结'
  if (urgency === 'paused') return pauseReason ? `挂起，${pauseReasons[pauseReason]}` : '挂起'
  const text = dueAt ? dueText(dueAt, now) : ''
  return dueProvisional ? `${text} 暂定` : text
}

/** `解单·办理中`; the stage alone where the state says no more. */
export function stateText(state: IssueState): string {
  return `${issueStages[stageOf[state]]}·${issueStates[state]}`
}
