import 'server-only'
import { z } from 'zod'
import { accept, refuse } from '@/domain/result'
import { sideStep } from '@/server/issues/side-step'

/** 改文字: title, place and words; the earlier ones stay in the history and in the step. */
export const editIssue = sideStep({
  name: 'issue.edit',
  permission: 'issue.report',
  act: 'edit',
  audit: 'issue.step',
  input: z.object({
    issueId: z.uuid(),
    title: z.string('写事项').trim().min(1, '写事项').max(80, '最多 80 字'),
    place: z.string('写在哪里').trim().min(1, '写在哪里').max(120, '最多 120 字'),
    detail: z.string().trim().max(4000, '最多 4000 字').nullish().default(null),
  }),
  rule: ({ issue, input }) => {
    const fields = ['title', 'place', 'detail'] as const
    const before = Object.fromEntries(
      fields.filter((field) => issue[field] !== input[field]).map((field) => [field, issue[field]]),
    )
    if (Object.keys(before).length === 0) return refuse({ kind: 'nothing_changed' } as const)
    return accept({ change: input, note: null, detail: { before } })
  },
})
