import 'server-only'
import { z } from 'zod'
import { take } from '@/domain/issues/steps/accept'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 自己办. */
export const takeIssue = stepCommand({
  act: 'take',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: ({ issue, clerk, input }) => take(issue, clerk, input),
})
