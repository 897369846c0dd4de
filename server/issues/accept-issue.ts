import 'server-only'
import { z } from 'zod'
import { accept } from '@/domain/issues/steps/accept'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 接单. */
export const acceptIssue = stepCommand({
  act: 'accept',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: ({ issue, clerk, input }) => accept(issue, clerk, input),
})
