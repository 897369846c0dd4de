import 'server-only'
import { z } from 'zod'
import { householdWhole, membersOf } from '@/db/queries/household-file'
import { type NeedRow, needsOf } from '@/db/queries/needs'
import type { FieldPolicy } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { needKinds } from '@/domain/households/need-codes'
import { isOpenNeed, showsNeed } from '@/domain/households/needs'
import { shownName, shownSensitive } from '@/domain/residents/shown'
import { recordId } from '@/server/address'
import { peopleHere } from '@/server/households/household-members'
import { view } from '@/server/view'

/** 需求清单 of one household: every need with its progress, and who lives there to record another. */
export const needDesk = view({
  name: 'household.needs',
  permission: 'household.edit',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, fields, now, query }) => {
    const whole = await householdWhole(db, jurisdiction, query.id)
    if (!whole || whole.household.toOn !== null) return undefined
    const { household } = whole
    const today = dayOf(now)
    const rows = await membersOf(db, jurisdiction, household.id)
    const needs = await needsOf(db, jurisdiction, household.id)
    return {
      ...{ id: household.id, areaCode: household.areaCode, address: household.address, today },
      people: peopleHere(rows, household.headId, fields, today),
      needs: shownNeeds(needs, fields),
    }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'household.read', subject: 'household', subjectId: found.id },
            ...{ areaCode: found.areaCode, householdId: found.id, purpose: '记需求', detail: {} },
          },
        ]
      : [],
})
export type NeedDesk = NonNullable<Awaited<ReturnType<typeof needDesk>>>

/** Needs as their reader may see them; those that tell of somebody's health are left out where the policy hides that. */
export function shownNeeds(rows: NeedRow[], fields: FieldPolicy) {
  return rows
    .filter(({ kind }) => showsNeed(fields, kind))
    .map(({ residentId: _, version: __, person, words, outcome, ...need }) => ({
      ...need,
      label: needKinds[need.kind].label,
      open: isOpenNeed(need.state),
      person: person && shownName(fields, person),
      words: shownSensitive(fields, words),
      outcome: shownSensitive(fields, outcome),
    }))
}
