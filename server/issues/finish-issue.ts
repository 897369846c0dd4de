import 'server-only'
import { z } from 'zod'
import { finish } from '@/domain/issues/steps/handle'
import { noteField, stepCommand } from '@/server/issues/step-command'

const word = z.string().trim().max(40, '最多 40 字').nullish().default(null)

/** 办完: what was done; one quantity may stand beside it (修好 13 件, 新增 204 个插口). */
export const finishIssue = stepCommand({
  act: 'finish',
  input: z.object({
    issueId: z.uuid(),
    note: noteField,
    what: word,
    count: z.coerce.number('填数字').min(0, '不能小于 0').max(1e7, '数字太大').nullish().default(null),
    unit: word,
  }),
  rule: ({ issue, clerk, input: { note, what, count, unit } }) =>
    finish(issue, clerk, { note, results: what && count ? [{ what, count, unit: unit ?? '件' }] : [] }),
})
