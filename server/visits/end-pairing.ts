import 'server-only'
import { z } from 'zod'
import { endPairing as end, pairingForUpdate } from '@/db/queries/pairings'
import { dayOf, isCivilDay } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 不再对口: from that day on; what came up before stays with who was paired then (seed row 7). */
export const endPairing = command({
  name: 'pairing.end',
  permission: 'pairing.edit',
  input: z.object({ id: z.uuid(), on: z.string().refine(isCivilDay, '日子写成 2026-11-24').nullish() }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const pairing = await pairingForUpdate(tx, jurisdiction, input.id)
    if (!pairing || pairing.toOn) return refuse({ kind: 'not_found' } as const)
    const on = input.on ?? dayOf(now)
    if (on > dayOf(now)) return refuse({ kind: 'in_future' } as const)
    if (on < pairing.fromOn) return refuse({ kind: 'before_it_began' } as const)
    await end(tx, pairing.id, on)
    return accept({
      value: { id: pairing.id },
      audit: {
        ...{ act: 'pairing.end' as const, subject: 'pairing', subjectId: pairing.id, areaCode: pairing.areaCode },
        detail: { on },
      },
    })
  },
})
