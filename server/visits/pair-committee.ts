import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { areasNamed } from '@/db/queries/areas'
import { cadresOf, insertPairing, isPaired } from '@/db/queries/pairings'
import { contains, isAreaCode, levelOf } from '@/domain/areas/area-code'
import { dayOf, isCivilDay } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 对口联系: a cadre or section answers for a committee from a day on (seed row 7). */
export const pairCommittee = command({
  name: 'pairing.make',
  permission: 'pairing.edit',
  input: z.object({
    areaCode: z.coerce.number().refine(isAreaCode, '请选居民区'),
    accountId: z.uuid('请选人'),
    on: z.string().refine(isCivilDay, '日子写成 2026-11-24').nullish(),
  }),
  run: async ({ tx, actor, now, input }) => {
    const { areaCode, accountId } = input
    if (!contains(actor.areaCode, areaCode) || levelOf(areaCode) !== 'committee')
      return refuse({ kind: 'not_found' } as const)
    const who = (await cadresOf(tx, actor.areaCode)).find(({ id }) => id === accountId)
    if (!who || (await areasNamed(tx, [areaCode])).length === 0) return refuse({ kind: 'not_found' } as const)
    const on = input.on ?? dayOf(now)
    if (on > dayOf(now)) return refuse({ kind: 'in_future' } as const)
    if (await isPaired(tx, areaCode, accountId)) return refuse({ kind: 'already_paired' } as const)
    const id = newId(now.getTime())
    await insertPairing(tx, { id, areaCode, accountId, fromOn: on, recordedBy: actor.accountId, recordedAt: now })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'pairing.make' as const, subject: 'pairing', subjectId: id, areaCode },
        detail: { changed: `${who.name} ${who.title}`, on },
      },
    })
  },
})
