import 'server-only'
import { z } from 'zod'
import { householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { reopenResidencies, residenciesOf, residentForUpdate, saveResident } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 撤销去世登记: within the day it was entered; residencies and everything derived from them stand as before [F32]. */
export const undoDeath = command({
  name: 'resident.undo_death',
  permission: 'resident.edit',
  input: z.object({ residentId: z.uuid() }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const resident = await residentForUpdate(tx, jurisdiction, input.residentId)
    if (!resident) return refuse({ kind: 'not_found' })
    const { diedOn, diedRecordedAt } = resident
    if (diedOn === null || diedRecordedAt === null || dayOf(diedRecordedAt) !== dayOf(now)) {
      return refuse({ kind: 'not_today' })
    }
    await saveResident(tx, resident.id, { diedOn: null, diedRecordedAt: null })
    const reopened = await reopenResidencies(tx, resident.id, diedRecordedAt)
    const lived = await residenciesOf(tx, jurisdiction, resident.id)
    for (const householdId of reopened) {
      const household = await householdForUpdate(tx, jurisdiction, householdId)
      if (household?.toOn) return refuse({ kind: 'closed' })
      const wasHead = lived.some((row) => row.householdId === householdId && row.relation === '02')
      if (household?.headId === null && wasHead) await saveHousehold(tx, householdId, { headId: resident.id })
    }
    return accept({
      value: { id: resident.id },
      audit: {
        act: 'resident.undo_death',
        subject: 'resident',
        subjectId: resident.id,
        areaCode: resident.areaCode,
        householdId: reopened[0] ?? null,
        detail: { diedOn },
      },
    })
  },
})
