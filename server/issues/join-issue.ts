import 'server-only'
import { z } from 'zod'
import { householdNamed } from '@/db/queries/household-briefs'
import { addBeneficiaries, addSteps, issueForUpdate } from '@/db/queries/issues'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { sightOf } from '@/server/issues/sight'

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
    if (issue.settledAt) return refuse({ kind: 'already_settled' } as const)
    const household = await householdNamed(tx, jurisdiction, input.household)
    if (!household) return refuse({ kind: 'household_not_found' } as const)
    if (household.id === issue.householdId) return refuse({ kind: 'already_joined' } as const)
    const added = await addBeneficiaries(tx, issue, [household.id], { id: actor.accountId, at: now })
    if (added === 0) return refuse({ kind: 'already_joined' } as const)

    const { id: issueId, areaCode, state } = issue
    const step = { issueId, areaCode, act: 'join' as const, fromState: state, toState: state, at: now }
    await addSteps(tx, [{ ...step, by: actor.accountId, note: input.note, detail: { household: household.number } }])
    return accept({
      value: { id: issue.id },
      audit: {
        act: 'issue.join',
        subject: 'issue',
        subjectId: issue.id,
        areaCode,
        householdId: household.id,
        detail: { number: issue.number, household: household.number },
      },
    })
  },
})
