import 'server-only'
import { z } from 'zod'
import {
  householdForUpdate,
  openMatters,
  openResidencies,
  saveDwelling,
  saveHousehold,
} from '@/db/queries/household-writes'
import { endResidency } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { departureReasons } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { journalled } from '@/server/households/act-preview'
import { day } from '@/server/residents/person-input'

const { died: _, ...leaving } = departureReasons

/** 整户迁出: everybody leaves, the file ends, the room stands empty. Refused while something was promised and not answered. */
export const closeHousehold = command({
  name: 'household.close',
  permission: 'household.edit',
  input: z.object({
    id: z.uuid(),
    toOn: day,
    reason: z.enum(Object.keys(leaving) as [keyof typeof leaving, ...(keyof typeof leaving)[]], '请选原因'),
    vacant: z.literal('on').nullish(),
  }),
  run: (desk) =>
    journalled(desk, async (journal) => {
      const { tx, jurisdiction, now, input } = desk
      const household = await householdForUpdate(tx, jurisdiction, input.id)
      if (!household) return refuse({ kind: 'not_found' })
      if (household.toOn !== null) return refuse({ kind: 'closed' })
      if (input.toOn > dayOf(now)) return refuse({ kind: 'in_future' })
      const matters = await openMatters(tx, household.id)
      if (matters.promises + matters.issues > 0) return refuse({ kind: 'still_promised', ...matters })
      const open = await openResidencies(tx, household.id)
      const later = [household, ...open].map(({ fromOn }) => fromOn).find((fromOn) => fromOn > input.toOn)
      if (later) return refuse({ kind: 'before_arrival', on: later })

      await journal.watch(
        'residencies',
        open.map(({ id }) => id),
      )
      await journal.watch('households', [household.id])
      await journal.watch('dwellings', [household.dwellingId])
      for (const { id } of open) await endResidency(tx, id, input.toOn, input.reason, now)
      await saveHousehold(tx, household.id, { toOn: input.toOn, endReason: input.reason })
      if (input.vacant === 'on') await saveDwelling(tx, household.dwellingId, { state: 'KZ' })
      return accept({
        value: { id: household.id },
        act: {
          kind: 'close',
          areaCode: household.areaCode,
          householdId: household.id,
          on: input.toOn,
          people: open.map(({ residentId }) => residentId),
        },
        audit: {
          act: 'household.close',
          subject: 'household',
          subjectId: household.id,
          areaCode: household.areaCode,
          householdId: household.id,
          detail: { toOn: input.toOn, reason: input.reason, people: open.length },
        },
      })
    }),
})
