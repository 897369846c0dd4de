import 'server-only'
import { z } from 'zod'
import { type PauseReason, pauseReasons } from '@/domain/issues/codes'
import { pause } from '@/domain/issues/steps/handle'
import { noteField, stepCommand } from '@/server/issues/step-command'

/** 挂起: with one of the reasons that are printed beside the clock. */
export const pauseIssue = stepCommand({
  act: 'pause',
  input: z.object({
    issueId: z.uuid(),
    note: noteField,
    reason: z.enum(Object.keys(pauseReasons) as [PauseReason], '请选一个原因'),
  }),
  rule: ({ issue, clerk, input }) => pause(issue, clerk, input),
})
