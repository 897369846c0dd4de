import 'server-only'
import { z } from 'zod'
import { reopen } from '@/domain/issues/steps/answer'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 重开: a new count, the first kept in the record. */
export const reopenIssue = stepCommand({
  act: 'reopen',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: ({ issue, clerk, input }) => reopen(issue, clerk, input),
})
