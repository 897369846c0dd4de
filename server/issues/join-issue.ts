import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { type HouseholdBrief, householdNamed } from '@/db/queries/household-briefs'
import { addBeneficiaries, addSteps, issueForUpdate } from '@/db/queries/issues'
import type { Clerk, Issue } from '@/domain/issues/issue'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { clerkOf, sightOf } from '@/server/issues/sight'

/** +1 户: another household shares the matter. */
export const joinIssue = command({
  name: 'issue.join',
  permission: 'issue.report',
  input: z.object({
    issueId: z.uuid(),
    household: z.string('填户编号，例如 02-0317').trim().min(1, '填户编号').max(60),
    note: z.string().trim().max(200).nullish().default(null),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const issue = await issueForUpdate(tx, sightOf(actor, jurisdiction), input.issueId)
    if (!issue) return refuse({ kind: 'not_found' } as const)
    const household = await householdNamed(tx, jurisdiction, input.household)
    if (!household) return refuse({ kind: 'household_not_found' } as const)
    return addHousehold(tx, issue, household, clerkOf(actor, now), input.note)
  },
})

/** The household beside those already there; refused when it is there, or when the matter is settled. */
export async function addHousehold(
  tx: Transaction,
  issue: Issue,
  household: HouseholdBrief,
  clerk: Clerk,
  note: string | null,
) {
  if (issue.settledAt) return refuse({ kind: 'already_settled' } as const)
  if (household.id === issue.householdId) return refuse({ kind: 'already_joined' } as const)
  const added = await addBeneficiaries(tx, issue, [household.id], { id: clerk.id, at: clerk.now })
  if (added === 0) return refuse({ kind: 'already_joined' } as const)

  const { id: issueId, areaCode, state, number } = issue
  const step = { issueId, areaCode, act: 'join' as const, fromState: state, toState: state, at: clerk.now }
  await addSteps(tx, [{ ...step, by: clerk.id, note, detail: { household: household.number } }])
  return accept({
    value: { id: issueId, number },
    audit: {
      act: 'issue.join' as const,
      subject: 'issue',
      subjectId: issueId,
      areaCode,
      householdId: household.id,
      detail: { number, household: household.number },
    },
  })
}
