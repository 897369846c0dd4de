import 'server-only'
import { z } from 'zod'
import { addObservations } from '@/db/queries/visits'
import { contains, isAreaCode } from '@/domain/areas/area-code'
import { accept, refuse } from '@/domain/result'
import { type ObservationKind, observationKinds } from '@/domain/visits/codes'
import { command } from '@/server/command'

/** 记民情 about a place, without a household: 看环境, 三车 (seed row 47). Volunteers may. */
export const recordObservation = command({
  name: 'observation.record',
  permission: 'observation.record',
  input: z.object({
    id: z.uuid(),
    areaCode: z.coerce.number().refine(isAreaCode, '请选网格').nullish().default(null),
    kind: z.enum(Object.keys(observationKinds) as [ObservationKind], '请选哪一类'),
    place: z.string('写在哪里').trim().min(1, '写在哪里').max(120, '最多 120 字'),
    text: z.string('写看到什么').trim().min(1, '写看到什么').max(1000, '最多 1000 字'),
  }),
  run: async ({ tx, actor, now, input }) => {
    const area = input.areaCode ?? actor.areaCode
    if (!contains(actor.areaCode, area)) return refuse({ kind: 'not_found' } as const)
    const { id, kind, place, text } = input
    await addObservations(tx, [{ id, areaCode: area, place, kind, text, at: now, by: actor.accountId }])
    return accept({
      value: { id },
      audit: {
        act: 'observation.record',
        subject: 'observation',
        subjectId: id,
        areaCode: area,
        detail: { kind, place },
      },
    })
  },
})
