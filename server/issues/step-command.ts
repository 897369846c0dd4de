import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { addSteps, type IssueSight, issueForUpdate, saveIssue, stepsOf } from '@/db/queries/issues'
import { publishedCalendar } from '@/domain/calendar/workdays'
import { labelOf } from '@/domain/codes'
import { pauseReasons } from '@/domain/issues/codes'
import { type ClockStep, clockOf, limitsOf } from '@/domain/issues/deadlines'
import type { Clerk, Issue, Step } from '@/domain/issues/issue'
import { type IssueAct, type Transition, transitions } from '@/domain/issues/lifecycle'
import type { IssueRefusal } from '@/domain/issues/wording'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { clerkOf, sightOf } from '@/server/issues/sight'

/** A note of a few sentences. */
export const noteField = z.string('请写几个字').trim().max(1000, '最多 1000 字').nullish().default(null)

/** What a rule finds on the desk: the locked issue and what was typed. */
export type StepDesk<Input> = { tx: Transaction; sight: IssueSight; issue: Issue; clerk: Clerk; input: Input }

type Spec<Schema extends z.ZodType<{ issueId: string }>, Found extends Step> = {
  act: IssueAct
  input: Schema
  rule: (desk: StepDesk<z.output<Schema>>) => Result<Found, IssueRefusal> | Promise<Result<Found, IssueRefusal>>
  also?: (desk: StepDesk<z.output<Schema>>, step: Found) => Promise<void>
}

/** One step of the loop as a command: lock, rule, row, recorded step and audit in one transaction. */
export function stepCommand<Schema extends z.ZodType<{ issueId: string }>, Found extends Step>(
  spec: Spec<Schema, Found>,
) {
  const { act } = spec
  return command({
    name: `issue.${act}`,
    permission: transitions[act].permission,
    input: spec.input,
    run: async ({ tx, actor, jurisdiction, now, input }) => {
      const sight = sightOf(actor, jurisdiction)
      const issue = await issueForUpdate(tx, sight, input.issueId)
      if (!issue) return refuse({ kind: 'not_found' } as const)
      const desk = { tx, sight, issue, clerk: clerkOf(actor, now), input }
      const outcome = await spec.rule(desk)
      if (!outcome.ok) return outcome
      await recordStep(tx, issue, act, outcome.value, desk.clerk)
      await spec.also?.(desk, outcome.value)
      return accept({
        value: { id: issue.id, state: outcome.value.state },
        audit: {
          act: 'issue.step',
          subject: 'issue',
          subjectId: issue.id,
          areaCode: issue.areaCode,
          householdId: issue.householdId,
          detail: { step: act, number: issue.number, from: issue.state, to: outcome.value.state },
        },
      })
    },
  })
}

/** The row and the recorded step together; a step that touches the clock counts the limits again. */
export async function recordStep(
  tx: Transaction,
  issue: Issue,
  act: IssueAct,
  step: Step,
  clerk: Clerk,
): Promise<void> {
  const limits = await limitsAfter(tx, issue, act, step, clerk)
  await saveIssue(tx, issue, { ...step.change, ...limits, state: step.state })
  await addSteps(tx, [
    {
      issueId: issue.id,
      areaCode: issue.areaCode,
      act,
      fromState: issue.state,
      toState: step.state,
      at: clerk.now,
      by: clerk.id,
      note: step.note,
      detail: { ...step.detail, ...(limits ? { dueAt: limits.dueAt, wasDueAt: issue.dueAt } : {}) },
    },
  ])
}

async function limitsAfter(tx: Transaction, issue: Issue, act: IssueAct, step: Step, clerk: Clerk) {
  const { clock }: Transition = transitions[act]
  const moves = clock === 'pauses' || clock === 'resumes' || clock === 'restarts'
  if (!moves && act !== 'dispatch' && act !== 'redispatch') return undefined
  const past = (await stepsOf(tx, issue.id)).map(clockStepOf)
  const next = clockStepOf({ act, at: clerk.now, detail: step.detail ?? null })
  const limits = limitsOf(clockOf(issue.grade, issue.registeredAt, [...past, next]), publishedCalendar)
  return { answerDueAt: limits.answerDueAt, dueAt: limits.dueAt, dueProvisional: limits.provisional }
}

/** What the clock reads of a recorded step. */
export function clockStepOf(step: { act: string; at: Date; detail: Record<string, unknown> | null }): ClockStep {
  const { reason, dueOn } = step.detail ?? {}
  return {
    act: step.act,
    at: step.at,
    reason: typeof reason === 'string' ? labelOf(pauseReasons, reason) : null,
    dueOn: typeof dueOn === 'string' ? dueOn : null,
  }
}
