import 'server-only'
import { z } from 'zod'
import { voidVersion as save, versionForUpdate } from '@/db/queries/rosters/versions'
import { holds } from '@/domain/access/actor'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 作废: says of a version that it is wrong, and why; it stays as it was frozen. By who made it or may allow exports. */
export const voidVersion = command({
  name: 'roster.void',
  permission: 'roster.read',
  input: z.object({ id: z.uuid(), reason: z.string('请写错在哪里').trim().min(4, '至少 4 个字').max(200) }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const version = await versionForUpdate(tx, jurisdiction, input.id)
    if (!version) return refuse({ kind: 'not_found' })
    if (version.voidedAt) return refuse({ kind: 'already_void' })
    if (version.frozenBy !== actor.accountId && !holds(actor, 'roster.approve')) return refuse({ kind: 'not_yours' })
    const { id, code, areaCode, number } = version
    await save(tx, id, {
      ...{ voidedAt: now, voidedBy: actor.accountId, voidedByName: actor.name, voidReason: input.reason },
    })
    return accept({
      value: { id },
      audit: {
        act: 'roster.void',
        subject: 'roster',
        subjectId: code,
        areaCode,
        purpose: input.reason,
        detail: { version: id, number },
      },
    })
  },
})
