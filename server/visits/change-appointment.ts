import 'server-only'
import { z } from 'zod'
import { isArranged } from '@/db/queries/appointments'
import { householdForVisit, saveVisit, visitForUpdate } from '@/db/queries/visits'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { appoint } from '@/server/visits/appoint'
import { momentFields } from '@/server/visits/make-appointment'

/** 改约, 取消: the same rules as when it was made (seed row 43); one that was kept, or cancelled, is not changed. */
export const changeAppointment = command({
  name: 'appointment.change',
  permission: 'visit.record',
  input: z.object({
    visitId: z.uuid(),
    version: z.coerce.number().int(),
    ...momentFields,
    nextOn: momentFields.nextOn.nullish(),
    cancel: z.literal('on').nullish(),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const visit = await visitForUpdate(tx, jurisdiction, input.visitId)
    const household = visit && (await householdForVisit(tx, jurisdiction, visit.householdId))
    if (!visit || !household) return refuse({ kind: 'not_found' } as const)
    if (visit.version !== input.version) return refuse({ kind: 'changed_meanwhile' } as const)
    if (!(await isArranged(tx, visit.id))) return refuse({ kind: 'appointment_over' } as const)
    const { nextOn, nextTime, nextMode } = input
    if (!input.cancel && !nextOn) return refuse({ kind: 'next_is_needed' } as const)
    if (!input.cancel && nextMode === 'door' && household.contactClass === 'A')
      return refuse({ kind: 'class_a_has_no_door' } as const)
    const moved = input.cancel
      ? accept(null)
      : await appoint(tx, household, { nextOn: nextOn ?? null, nextTime: nextTime ?? null }, visit.leadId)
    if (!moved.ok) return moved
    if (moved.value && moved.value <= now) return refuse({ kind: 'next_is_past' } as const)
    await saveVisit(tx, visit, { nextAt: moved.value, nextMode: moved.value && nextMode })
    const { id, areaCode, householdId } = visit
    const next = [visit.nextAt, moved.value].map((at) => at?.toISOString() ?? null)
    return accept({
      value: { id },
      audit: { act: 'visit.edit' as const, subject: 'visit', subjectId: id, areaCode, householdId, detail: { next } },
    })
  },
})
