import 'server-only'
import { z } from 'zod'
import { noticeForUpdate, settleNotice as settle } from '@/db/queries/list-notices'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 已换: the paper that stood wrong is replaced; by who took it, once. */
export const settleNotice = command({
  name: 'notice.settle',
  permission: 'roster.read',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const notice = await noticeForUpdate(tx, jurisdiction, input.id, actor.accountId)
    if (!notice || notice.settledAt) return refuse({ kind: 'not_found' })
    await settle(tx, notice.id, now)
    const { id, areaCode, label, taking } = notice
    return accept({
      value: { id },
      audit: {
        act: 'notice.settle',
        subject: 'notice',
        subjectId: id,
        areaCode,
        detail: { label, taking },
      },
    })
  },
})
