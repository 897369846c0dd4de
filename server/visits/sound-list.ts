import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { soundsToType } from '@/db/queries/attachments'
import { holds } from '@/domain/access/actor'
import { flag } from '@/server/address'
import { view } from '@/server/view'

/** 待录文字: the voice notes somebody spoke and has not typed yet, the oldest first; for the secretary also those whose account is gone. */
export const soundList = view({
  name: 'attachment.sounds',
  permission: 'visit.record',
  query: z.object({ done: flag }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const ofTheGone = holds(actor, 'visitor.edit')
    const rows = await soundsToType(db, jurisdiction, actor.accountId, ofTheGone, limits.listPageRows)
    return { rows, saved: query.done === '1', now }
  },
})
export type SoundList = Awaited<ReturnType<typeof soundList>>
