import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import { endResidency, insertResidency, livedUntil, openResidenciesOf, residentForUpdate } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { arrivalReasons } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { day, relation } from '@/server/residents/person-input'

/** 迁入: somebody on file moves into a household; where they lived before ends on the same day, so nobody lives twice. */
export const moveIn = command({
  name: 'resident.move_in',
  permission: 'resident.edit',
  input: z.object({
    householdId: z.uuid(),
    residentId: z.uuid('请先找到要迁入的人'),
    relation,
    fromOn: day,
    arrival: z.enum(Object.keys(arrivalReasons) as [keyof typeof arrivalReasons], '请选迁入原因'),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    const resident = await residentForUpdate(tx, jurisdiction, input.residentId)
    if (!household || !resident) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    if (resident.diedOn !== null) return refuse({ kind: 'already_dead' })
    if (input.fromOn > dayOf(now)) return refuse({ kind: 'in_future' })

    if (input.fromOn < household.fromOn) return refuse({ kind: 'before_arrival', on: household.fromOn })
    const open = await openResidenciesOf(tx, jurisdiction, resident.id)
    if (open.some(({ householdId }) => householdId === household.id)) return refuse({ kind: 'already_here' })
    const later = open.find(({ fromOn }) => fromOn > input.fromOn)
    if (later) return refuse({ kind: 'before_arrival', on: later.fromOn })
    const until = await livedUntil(tx, resident.id)
    if (until && until > input.fromOn) return refuse({ kind: 'lived_elsewhere', until })
    for (const { id } of open) await endResidency(tx, id, input.fromOn, 'transferred', now)
    const { householdId, fromOn, arrival } = input
    const head = household.headId === null
    const row = { residentId: resident.id, householdId, relation: head ? '02' : input.relation, fromOn, arrival }
    await insertResidency(tx, { id: newId(), areaCode: household.areaCode, ...row })
    if (head) await saveHousehold(tx, householdId, { headId: resident.id })
    return accept({
      value: { id: resident.id, householdId },
      audit: {
        act: 'resident.arrive',
        subject: 'resident',
        subjectId: resident.id,
        areaCode: household.areaCode,
        householdId,
        detail: { arrival, fromOn, left: open.map((residency) => residency.householdId) },
      },
    })
  },
})
