import 'server-only'
import { z } from 'zod'
import { addBeneficiaries, beneficiaryIds, issueForUpdate, issueNumbered } from '@/db/queries/issues'
import { merge } from '@/domain/issues/steps/end'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 并入另一件: the households go over to the other matter. */
export const mergeIssue = stepCommand({
  act: 'merge',
  input: z.object({
    issueId: z.uuid(),
    note: noteField,
    number: z.string('填另一件的编号').trim().max(20),
  }),
  rule: async ({ tx, sight, issue, clerk, input: { note, number } }) => {
    const found = await issueNumbered(tx, sight, number)
    const into = found && (await issueForUpdate(tx, sight, found.id))
    return merge(issue, clerk, { note, into })
  },
  also: async ({ tx, sight, issue, clerk, input }) => {
    const into = await issueNumbered(tx, sight, input.number)
    if (!into) return
    const own = issue.householdId && issue.householdId !== into.householdId ? [issue.householdId] : []
    const others = (await beneficiaryIds(tx, issue.id)).filter((id) => id !== into.householdId)
    await addBeneficiaries(tx, into, [...new Set([...own, ...others])], { id: clerk.id, at: clerk.now })
  },
})
