import 'server-only'
import { z } from 'zod'
import { followUpsOf } from '@/db/queries/issues'
import { close } from '@/domain/issues/steps/answer'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 归档: never without a recorded reply and a follow-up. */
export const closeIssue = stepCommand({
  act: 'close',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: async ({ tx, issue, clerk, input }) =>
    close(issue, clerk, input, { followUps: (await followUpsOf(tx, issue.id)).length }),
})
