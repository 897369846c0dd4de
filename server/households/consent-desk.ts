import 'server-only'
import { z } from 'zod'
import { consentsOf } from '@/db/queries/consents'
import { householdWhole, membersOf } from '@/db/queries/household-file'
import { dayOf } from '@/domain/calendar/civil-day'
import { consentKinds, consentWays } from '@/domain/households/consent-codes'
import { shownName } from '@/domain/residents/shown'
import { recordId } from '@/server/address'
import { peopleHere } from '@/server/households/household-members'
import { view } from '@/server/view'

/** 告知与同意 desk: what a family was told and agreed to, who lives there, and what was withdrawn. */
export const consentDesk = view({
  name: 'household.consents',
  permission: 'household.edit',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, fields, now, query }) => {
    const whole = await householdWhole(db, jurisdiction, query.id)
    if (!whole) return undefined
    const { household } = whole
    const today = dayOf(now)
    const rows = await membersOf(db, jurisdiction, household.id)
    const consents = await consentsOf(db, jurisdiction, household.id)
    return {
      ...{ id: household.id, areaCode: household.areaCode, address: household.address, today },
      people: peopleHere(rows, household.headId, fields, today),
      consents: consents.map(({ kind, way, person, ...row }) => ({
        ...row,
        label: consentKinds[kind],
        way: consentWays[way],
        person: shownName(fields, person),
      })),
    }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'household.read', subject: 'household', subjectId: found.id },
            ...{ areaCode: found.areaCode, householdId: found.id, purpose: '告知与同意', detail: {} },
          },
        ]
      : [],
})
export type ConsentDesk = NonNullable<Awaited<ReturnType<typeof consentDesk>>>
