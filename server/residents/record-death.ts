import 'server-only'
import { z } from 'zod'
import { householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { endResidency, openResidenciesOf, residentForUpdate, saveResident } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { day } from '@/server/residents/person-input'

/** 登记去世: leaves visits and rosters at once, stays in the file; can be taken back on the same day. */
export const recordDeath = command({
  name: 'resident.record_death',
  permission: 'resident.edit',
  input: z.object({ residentId: z.uuid('请选去世的人'), householdId: z.uuid().nullish(), diedOn: day }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const resident = await residentForUpdate(tx, jurisdiction, input.residentId)
    if (!resident) return refuse({ kind: 'not_found' })
    if (resident.diedOn !== null) return refuse({ kind: 'already_dead' })
    if (input.diedOn > dayOf(now)) return refuse({ kind: 'in_future' })
    const open = await openResidenciesOf(tx, jurisdiction, resident.id)
    const later = open.find(({ fromOn }) => fromOn > input.diedOn)
    if (later) return refuse({ kind: 'before_arrival', on: later.fromOn })

    await saveResident(tx, resident.id, { diedOn: input.diedOn, diedRecordedAt: now })
    for (const { id, householdId } of open) {
      await endResidency(tx, id, input.diedOn, 'died', now)
      const household = await householdForUpdate(tx, jurisdiction, householdId)
      if (household?.headId === resident.id) await saveHousehold(tx, householdId, { headId: null })
    }
    const householdId = open[0]?.householdId ?? null
    return accept({
      value: { id: resident.id, householdId },
      audit: {
        act: 'resident.depart',
        subject: 'resident',
        subjectId: resident.id,
        areaCode: resident.areaCode,
        householdId,
        detail: { departure: 'died', diedOn: input.diedOn },
      },
    })
  },
})
