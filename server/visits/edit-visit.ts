import 'server-only'
import { z } from 'zod'
import { saveVisit, visitForUpdate } from '@/db/queries/visits'
import { accept, refuse } from '@/domain/result'
import { type Material, materials, type VisitOutcome, visitOutcomes } from '@/domain/visits/codes'
import { mayEdit } from '@/domain/visits/recording'
import { command } from '@/server/command'

/** 改走访: words, outcome and what was left; the earlier text stays in the history (seed row 50). */
export const editVisit = command({
  name: 'visit.edit',
  permission: 'visit.record',
  input: z.object({
    visitId: z.uuid(),
    version: z.coerce.number().int(),
    note: z.string().trim().max(2000, '最多 2000 字').nullish().default(null),
    outcome: z.enum(Object.keys(visitOutcomes) as [VisitOutcome], '请选结果'),
    materials: z.array(z.enum(Object.keys(materials) as [Material])).default([]),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const visit = await visitForUpdate(tx, jurisdiction, input.visitId)
    if (!visit) return refuse({ kind: 'not_found' } as const)
    if (!mayEdit(visit, actor, now)) return refuse({ kind: 'not_own_record' } as const)
    if (visit.version !== input.version) return refuse({ kind: 'changed_meanwhile' } as const)
    const { note, outcome, materials: left } = input
    await saveVisit(tx, visit, { note, outcome, materials: left })
    return accept({
      value: { id: visit.id },
      audit: {
        act: 'visit.edit',
        subject: 'visit',
        subjectId: visit.id,
        areaCode: visit.areaCode,
        householdId: visit.householdId,
        detail: { outcome: [visit.outcome, outcome], words: visit.note !== note },
      },
    })
  },
})
