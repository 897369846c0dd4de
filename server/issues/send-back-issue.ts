import 'server-only'
import { z } from 'zod'
import { sendBack } from '@/domain/issues/steps/answer'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 退回重办. */
export const sendBackIssue = stepCommand({
  act: 'send_back',
  input: z.object({ issueId: z.uuid(), note: noteField }),
  rule: ({ issue, clerk, input }) => sendBack(issue, clerk, input),
})
