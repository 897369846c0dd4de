import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertRule } from '@/db/queries/retention'
import { type RetentionKind, retentionKinds } from '@/domain/audit/retention-codes'
import { accept } from '@/domain/result'
import { command } from '@/server/command'

export const retentionKind = z.enum(Object.keys(retentionKinds) as [RetentionKind, ...RetentionKind[]], '请从列表里选')

/** 定保存期限: how long a kind is kept, with the document it rests on; earlier rules stay on record. Nothing is cleaned by it. */
export const setRetentionRule = command({
  name: 'retention.set_rule',
  permission: 'retention.manage',
  input: z.object({
    kind: retentionKind,
    months: z.coerce.number('请填几个月').int('填整月').min(1, '至少 1 个月').max(600, '不超过 600 个月'),
    basis: z.string('请写依据').trim().min(4, '写清依据哪份文件').max(200, '不超过 200 个字'),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const id = newId()
    await insertRule(tx, { id, areaCode: jurisdiction.lo, ...input, madeBy: actor.accountId, madeAt: now })
    return accept({
      value: { id },
      audit: {
        act: 'retention.rule' as const,
        subject: 'retention',
        subjectId: id,
        areaCode: jurisdiction.lo,
        purpose: input.basis,
        detail: { kind: input.kind, months: input.months },
      },
    })
  },
})
