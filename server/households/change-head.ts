import 'server-only'
import { z } from 'zod'
import { householdForUpdate, openResidencies, saveHousehold } from '@/db/queries/household-writes'
import { setRelation } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { journalled } from '@/server/households/act-preview'
import { relation } from '@/server/residents/person-input'

/** 换户主: another member becomes head; the one before gets a relation to the new head. */
export const changeHead = command({
  name: 'household.change_head',
  permission: 'household.edit',
  input: z.object({ id: z.uuid(), residentId: z.uuid('请选新户主'), formerRelation: relation }),
  run: (desk) =>
    journalled(desk, async (journal) => {
      const { tx, jurisdiction, now, input } = desk
      const household = await householdForUpdate(tx, jurisdiction, input.id)
      if (!household) return refuse({ kind: 'not_found' })
      if (household.toOn !== null) return refuse({ kind: 'closed' })
      const open = await openResidencies(tx, household.id)
      const next = open.find(({ residentId }) => residentId === input.residentId)
      if (!next) return refuse({ kind: 'not_a_member' })

      await journal.watch(
        'residencies',
        open.map(({ id }) => id),
      )
      await journal.watch('households', [household.id])
      const former = open.find(({ residentId }) => residentId === household.headId)
      if (former && former.id !== next.id) await setRelation(tx, former.id, input.formerRelation)
      await setRelation(tx, next.id, '02')
      await saveHousehold(tx, household.id, { headId: next.residentId })
      return accept({
        value: { id: household.id },
        act: {
          kind: 'head',
          areaCode: household.areaCode,
          householdId: household.id,
          on: dayOf(now),
          people: [next.residentId],
        },
        audit: {
          act: 'household.head',
          subject: 'household',
          subjectId: household.id,
          areaCode: household.areaCode,
          householdId: household.id,
          detail: { from: household.headId, to: next.residentId },
        },
      })
    }),
})
