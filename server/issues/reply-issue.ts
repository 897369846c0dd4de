import 'server-only'
import { z } from 'zod'
import { type ReplyMode, replyModes } from '@/domain/issues/codes'
import { reply } from '@/domain/issues/steps/answer'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 答复: settles the matter. */
export const replyIssue = stepCommand({
  act: 'reply',
  input: z.object({
    issueId: z.uuid(),
    note: noteField,
    mode: z.enum(Object.keys(replyModes) as [ReplyMode], '请选怎么答复的'),
  }),
  rule: ({ issue, clerk, input }) => reply(issue, clerk, input),
})
