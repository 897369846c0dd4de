import 'server-only'
import type { z } from 'zod'
import type { Transaction } from '@/db/client'
import { addSteps, issueForUpdate, saveIssue } from '@/db/queries/issues'
import type { Permission } from '@/domain/access/roles'
import type { Act } from '@/domain/audit/acts'
import type { Clerk, Issue, IssueChange } from '@/domain/issues/issue'
import type { SideStep } from '@/domain/issues/lifecycle'
import type { IssueRefusal } from '@/domain/issues/wording'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { clerkOf, sightOf } from '@/server/issues/sight'

type Noted = { change: IssueChange; note: string | null; detail?: Record<string, unknown> }

/** Something written beside the transitions: the state stays, the step and the audit are recorded all the same. */
export function sideStep<Schema extends z.ZodType<{ issueId: string }>>(spec: {
  name: string
  permission: Permission
  act: SideStep
  audit: Act
  input: Schema
  rule: (desk: { tx: Transaction; issue: Issue; clerk: Clerk; input: z.output<Schema> }) => Result<Noted, IssueRefusal>
}) {
  return command({
    name: spec.name,
    permission: spec.permission,
    input: spec.input,
    run: async ({ tx, actor, jurisdiction, now, input }) => {
      const issue = await issueForUpdate(tx, sightOf(actor, jurisdiction), input.issueId)
      if (!issue) return refuse({ kind: 'not_found' } as const)
      const clerk = clerkOf(actor, now)
      const outcome = spec.rule({ tx, issue, clerk, input })
      if (!outcome.ok) return outcome
      const { change, note, detail } = outcome.value
      if (Object.keys(change).length > 0) await saveIssue(tx, issue, change)
      const { id: issueId, areaCode, state, householdId, number } = issue
      const step = { issueId, areaCode, act: spec.act, fromState: state, toState: state, at: now, by: clerk.id }
      await addSteps(tx, [{ ...step, note, detail }])
      return accept({
        value: { id: issueId },
        audit: {
          act: spec.audit,
          subject: 'issue',
          subjectId: issueId,
          areaCode,
          householdId,
          detail: { step: spec.act, number, ...detail },
        },
      })
    },
  })
}
