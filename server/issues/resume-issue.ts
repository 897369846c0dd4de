import 'server-only'
import { z } from 'zod'
import { resume } from '@/domain/issues/steps/handle'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 恢复办理. */
export const resumeIssue = stepCommand({
  act: 'resume',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: ({ issue, clerk, input }) => resume(issue, clerk, input),
})
