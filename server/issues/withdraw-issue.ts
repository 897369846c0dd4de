import 'server-only'
import { z } from 'zod'
import { withdraw } from '@/domain/issues/steps/end'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 撤回 by the resident. */
export const withdrawIssue = stepCommand({
  act: 'withdraw',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: ({ issue, clerk, input }) => withdraw(issue, clerk, input),
})
