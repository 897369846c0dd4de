import 'server-only'
import { z } from 'zod'
import { decline } from '@/domain/issues/steps/end'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 不予受理, with the reason the resident is told. */
export const declineIssue = stepCommand({
  act: 'decline',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: ({ issue, clerk, input }) => decline(issue, clerk, input),
})
