import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import type { HouseholdBrief } from '@/db/queries/household-briefs'
import { addBeneficiaries, addSteps, issueForUpdate } from '@/db/queries/issues'
import type { Clerk, Issue } from '@/domain/issues/issue'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { homeCalled } from '@/server/households/home-called'
import { clerkOf, sightOf } from '@/server/issues/sight'

/** +1 户: another household shares the matter. */
export const joinIssue = command({
  name: 'issue.join',
  permission: 'issue.report',
  input: z.object({
    issueId: z.uuid(),
    household: z.string('请填哪一户').trim().min(1, '请填哪一户').max(60),
    note: z.string().trim().max(200).nullish().default(null),
  }),
  run: async (desk) => {
    const { tx, actor, jurisdiction, now, input } = desk
    const issue = await issueForUpdate(tx, sightOf(actor, jurisdiction), input.issueId)
    if (!issue) return refuse({ kind: 'not_found' } as const)
    const called = await homeCalled(desk, 'household', input.household)
    if (!called.ok) return called
    if (!called.value) return refuse({ kind: 'household_not_found' } as const)
    return addHousehold(tx, issue, called.value, clerkOf(actor, now), input.note)
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
