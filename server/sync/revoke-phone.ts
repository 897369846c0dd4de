import 'server-only'
import { z } from 'zod'
import { ownPhoneForUpdate, savePhone } from '@/db/queries/sync'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 停用手机 that was lost or given away: its households go at its next contact, and it is given no secret again. */
export const revokePhone = command({
  name: 'phone.revoke',
  permission: 'own.read',
  input: z.object({ phoneId: z.uuid() }),
  run: async ({ tx, actor, now, input }) => {
    const phone = await ownPhoneForUpdate(tx, actor.accountId, [input.phoneId])
    if (!phone) return refuse({ kind: 'not_found' as const })
    if (!phone.revokedAt) await savePhone(tx, phone.id, { revokedAt: now })
    const about = { subject: 'phone', subjectId: phone.id, areaCode: actor.areaCode }
    return accept({
      value: { id: phone.id },
      audit: {
        act: 'phone.revoke' as const,
        ...about,
        detail: { name: phone.name },
      },
    })
  },
})
