import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { mendFacts } from '@/db/queries/household-mends'
import {
  dwellingForUpdate,
  type Household,
  householdForUpdate,
  openResidencies,
  saveDwelling,
  saveHousehold,
} from '@/db/queries/household-writes'
import { setRelation } from '@/db/queries/residents'
import { dayOf } from '@/domain/calendar/civil-day'
import { faults } from '@/domain/households/faults'
import { type Mend, mendableFaults, mendOf, mendWord } from '@/domain/households/mends'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import type { Journal } from '@/server/households/act-journal'
import { journalled } from '@/server/households/act-preview'

/**
 * 查错里改正: puts a fault right that has one fix and no other, as the button said it (`to`); can be taken back like any
 * other change (ranked 40). Refused when the file meanwhile asks for something else.
 */
export const mendFault = command({
  name: 'household.mend_fault',
  permission: 'household.edit',
  input: z.object({ householdId: z.uuid(), fault: z.enum(mendableFaults), to: z.string().max(36) }),
  run: (desk) =>
    journalled(desk, async (journal) => {
      const { tx, jurisdiction, now, input } = desk
      const household = await householdForUpdate(tx, jurisdiction, input.householdId)
      if (!household) return refuse({ kind: 'not_found' })
      await dwellingForUpdate(tx, jurisdiction, household.dwellingId)
      const open = await openResidencies(tx, household.id)
      const facts = (await mendFacts(tx, jurisdiction, [household.id], dayOf(now))).get(household.id)
      const mend = facts ? mendOf(input.fault, facts, dayOf(now)) : null
      if (mend?.to !== input.to) return refuse({ kind: 'mended_otherwise' })

      await put(tx, journal, household, { mend, stay: open.find(({ residentId }) => residentId === mend.to)?.id })
      const { id, areaCode } = household
      return accept({
        value: { id },
        act: {
          ...{ kind: 'mend' as const, areaCode, householdId: id, on: dayOf(now) },
          people: mend.kind === 'head' ? [mend.to] : [],
        },
        audit: {
          ...{ act: 'household.mend' as const, subject: 'household', subjectId: id, areaCode, householdId: id },
          detail: { changed: `${faults[input.fault].label}：${mendWord(mend)}`, to: mend.to },
        },
      })
    }),
})

async function put(
  tx: Transaction,
  journal: Journal,
  household: Household,
  { mend, stay }: { mend: Mend; stay: string | undefined },
): Promise<void> {
  if (mend.kind === 'state') {
    await journal.watch('dwellings', [household.dwellingId])
    await saveDwelling(tx, household.dwellingId, { state: mend.to })
    return
  }
  await journal.watch('households', [household.id])
  if (stay) await journal.watch('residencies', [stay])
  if (stay) await setRelation(tx, stay, '02')
  await saveHousehold(tx, household.id, { headId: mend.to })
}
