import 'server-only'
import { z } from 'zod'
import { confirm, householdForUpdate } from '@/db/queries/household-writes'
import { dayOf } from '@/domain/calendar/civil-day'
import { type FactGroup, factGroups } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

const group = z.enum(Object.keys(factGroups) as [FactGroup, ...FactGroup[]])

/** 核实资料: these groups were asked today and are as they stand; the next visit does not ask them again. */
export const confirmFacts = command({
  name: 'household.confirm',
  permission: 'household.edit',
  input: z.object({ id: z.uuid(), groups: z.array(group, '请至少勾一组').min(1, '请至少勾一组') }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.id)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    await confirm(tx, household, input.groups, dayOf(now), actor.accountId)
    return accept({
      value: { id: household.id },
      audit: {
        act: 'household.confirm',
        subject: 'household',
        subjectId: household.id,
        areaCode: household.areaCode,
        householdId: household.id,
        detail: { changed: input.groups.map((one) => factGroups[one]).join('、') },
      },
    })
  },
})
