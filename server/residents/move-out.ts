import 'server-only'
import { z } from 'zod'
import { householdForUpdate, openResidencies, saveHousehold } from '@/db/queries/household-writes'
import { endResidency } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { departureReasons } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { journalled } from '@/server/households/act-preview'
import { day } from '@/server/residents/person-input'

const { died: _, ...leaving } = departureReasons

/** 迁出: a member leaves; the day is the first they no longer live here. A head who leaves leaves the place open. */
export const moveOut = command({
  name: 'resident.move_out',
  permission: 'resident.edit',
  input: z.object({
    householdId: z.uuid(),
    residentId: z.uuid('请选要迁出的人'),
    toOn: day,
    departure: z.enum(Object.keys(leaving) as [keyof typeof leaving, ...(keyof typeof leaving)[]], '请选迁出原因'),
    place: z.string().max(100).nullish(),
  }),
  run: (desk) =>
    journalled(desk, async (journal) => {
      const { tx, jurisdiction, now, input } = desk
      const household = await householdForUpdate(tx, jurisdiction, input.householdId)
      if (!household) return refuse({ kind: 'not_found' })
      const open = await openResidencies(tx, household.id)
      const residency = open.find(({ residentId }) => residentId === input.residentId)
      if (!residency) return refuse({ kind: 'not_living_here' })
      if (input.toOn > dayOf(now)) return refuse({ kind: 'in_future' })
      if (input.toOn < residency.fromOn) return refuse({ kind: 'before_arrival', on: residency.fromOn })

      await journal.watch('residencies', [residency.id])
      await journal.watch('households', [household.id])
      await endResidency(tx, residency.id, input.toOn, input.departure, now)
      if (household.headId === input.residentId) await saveHousehold(tx, household.id, { headId: null })
      return accept({
        value: { id: input.residentId, householdId: household.id },
        act: {
          kind: 'move_out',
          areaCode: household.areaCode,
          householdId: household.id,
          on: input.toOn,
          people: [input.residentId],
        },
        audit: {
          act: 'resident.depart',
          subject: 'resident',
          subjectId: input.residentId,
          areaCode: household.areaCode,
          householdId: household.id,
          detail: { departure: input.departure, toOn: input.toOn, place: input.place ?? null },
        },
      })
    }),
})
