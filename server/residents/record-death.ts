import 'server-only'
import { z } from 'zod'
import { openResidenciesOf, residenciesOf, residentForUpdate, saveResident } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { journalled, previewed } from '@/server/households/act-preview'
import { confirmed } from '@/server/households/edit-input'
import { leaveHome, withoutHead } from '@/server/residents/leave-home'
import { day } from '@/server/residents/person-input'

/** 登记去世: leaves visits and rosters at once, stays in the file; can be taken back like any other change [F32]. */
export const recordDeath = command({
  name: 'resident.record_death',
  permission: 'resident.edit',
  input: z.object({ residentId: z.uuid('请选去世的人'), householdId: z.uuid().nullish(), diedOn: day, confirmed }),
  run: (desk) =>
    previewed(desk, () =>
      journalled(desk, async (journal) => {
        const { tx, jurisdiction, now, input } = desk
        const { diedOn: on } = input
        const resident = await residentForUpdate(tx, jurisdiction, input.residentId)
        if (!resident) return refuse({ kind: 'not_found' })
        if (resident.diedOn !== null) return refuse({ kind: 'already_dead' })
        if (on > dayOf(now)) return refuse({ kind: 'in_future' })
        const open = await openResidenciesOf(tx, jurisdiction, resident.id)
        const later = open.find(({ fromOn }) => fromOn > on)
        if (later) return refuse({ kind: 'before_arrival', on: later.fromOn })
        const lived = await residenciesOf(tx, jurisdiction, resident.id)
        const householdId = (open[0] ?? lived[0])?.householdId
        if (!householdId) return refuse({ kind: 'not_living_here' })

        await journal.watch('residents', [resident.id])
        await saveResident(tx, resident.id, { diedOn: on, diedRecordedAt: now })
        const left = await leaveHome(desk, journal, open, { on, departure: 'died' })
        const { id, areaCode, name } = resident
        return accept({
          value: { id, householdId: open[0]?.householdId ?? null },
          who: [
            `${name} ${on} 去世`,
            ...left.map(({ number, address }) => `${number}（${address}）从那天起减 1 人`),
            ...withoutHead(left),
          ],
          act: { kind: 'death' as const, areaCode, householdId, on, people: [id] },
          audit: {
            act: 'resident.depart' as const,
            subject: 'resident',
            subjectId: id,
            areaCode,
            householdId,
            detail: { departure: 'died', diedOn: on },
          },
        })
      }),
    ),
})
