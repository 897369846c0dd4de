import 'server-only'
import { z } from 'zod'
import { householdWhole, membersOf } from '@/db/queries/household-file'
import { talentsOf } from '@/db/queries/talents'
import type { FieldPolicy } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { recordId } from '@/server/address'
import { peopleHere } from '@/server/households/household-members'
import { view } from '@/server/view'

/** 能人 of one household: who agreed to what, and the form for one more or another skill. */
export const talentDesk = view({
  name: 'household.talents',
  permission: 'household.edit',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, fields, now, query }) => {
    const whole = await householdWhole(db, jurisdiction, query.id)
    if (!whole || whole.household.toOn !== null) return undefined
    const { household } = whole
    const today = dayOf(now)
    const rows = await membersOf(db, jurisdiction, household.id)
    return {
      ...{ id: household.id, areaCode: household.areaCode, address: household.address, today },
      people: peopleHere(rows, household.headId, fields, today),
      talents: shownTalents(await talentsOf(db, jurisdiction, household.id), fields),
    }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'household.read', subject: 'household', subjectId: found.id },
            ...{ areaCode: found.areaCode, householdId: found.id, purpose: '记能人', detail: {} },
          },
        ]
      : [],
})
export type TalentDesk = NonNullable<Awaited<ReturnType<typeof talentDesk>>>

/** What people of a household agreed to be asked for, as their reader may see names. */
export function shownTalents(rows: Awaited<ReturnType<typeof talentsOf>>, fields: FieldPolicy) {
  return rows.map(({ person, ...talent }) => ({ ...talent, person: shownName(fields, person) }))
}
