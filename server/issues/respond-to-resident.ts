import 'server-only'
import { z } from 'zod'
import { type ReplyMode, replyModes } from '@/domain/issues/codes'
import { accept, refuse } from '@/domain/result'
import { sideStep } from '@/server/issues/side-step'

/** 先行答复: the resident is told within 3 working days how it stands, while it is still being done. */
export const respondToResident = sideStep({
  name: 'issue.respond',
  permission: 'issue.reply',
  act: 'respond',
  audit: 'issue.step',
  input: z.object({
    issueId: z.uuid(),
    note: z.string('写答复了什么').trim().min(1, '写答复了什么').max(1000, '最多 1000 字'),
    mode: z.enum(Object.keys(replyModes) as [ReplyMode], '请选怎么答复的'),
  }),
  rule: ({ issue, input: { note, mode } }) =>
    issue.settledAt ? refuse({ kind: 'already_settled' } as const) : accept({ change: {}, note, detail: { mode } }),
})
