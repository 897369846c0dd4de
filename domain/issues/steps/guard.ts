import type { Clerk, Issue, IssueChange, Step } from '@/domain/issues/issue'
import { type IssueAct, type IssueState, type Transition, transitions } from '@/domain/issues/lifecycle'
import { refuse } from '@/domain/result'

/** Why a step cannot be taken now by this person, whatever they would write. */
export type Objection =
  | { kind: 'not_in_state'; act: IssueAct; state: IssueState }
  | { kind: 'sent_to_another_unit' }
  | { kind: 'hard_matter_is_dispatched' }
  | { kind: 'own_work' }
  | { kind: 'no_follow_up' }

/** What a step needs to know beside the issue itself. */
export type Standing = { followUps: number }

/** The first reason against a step; the screen greys its button with it and the command refuses with it. */
export function objectionTo(act: IssueAct, issue: Issue, clerk: Clerk, standing: Standing): Objection | undefined {
  const { from }: Transition = transitions[act]
  if (!from.includes(issue.state)) return { kind: 'not_in_state', act, state: issue.state }
  if (clerk.unitCode !== null && clerk.unitCode !== issue.unitCode) return { kind: 'sent_to_another_unit' }
  if (act === 'take' && issue.hard) return { kind: 'hard_matter_is_dispatched' }
  if (act === 'follow_up' && issue.handlerId === clerk.id) return { kind: 'own_work' }
  if (act === 'close' && standing.followUps === 0) return { kind: 'no_follow_up' }
  return undefined
}

/** The step an act of the table yields. */
export function stepOf(
  act: IssueAct,
  change: IssueChange,
  note: string | null,
  detail?: Record<string, unknown>,
): Step {
  return { state: transitions[act].to, change, note, ...(detail ? { detail } : {}) }
}

/** What every step asks first: no objection, and the note the table demands. */
export function admit(act: IssueAct, issue: Issue, clerk: Clerk, note: string | null, standing: Standing = nothing) {
  const objection = objectionTo(act, issue, clerk, standing)
  if (objection) return refuse(objection)
  if (transitions[act].note === 'required' && !note) return refuse({ kind: 'note_needed', act } as const)
  return undefined
}

const nothing: Standing = { followUps: 0 }
