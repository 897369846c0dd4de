import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { consentForUpdate, endConsent, insertConsent, openConsent } from '@/db/queries/consents'
import { membersOf } from '@/db/queries/household-file'
import { householdForUpdate } from '@/db/queries/household-writes'
import { dayOf } from '@/domain/calendar/civil-day'
import { type ConsentKind, type ConsentWay, consentKinds, consentWays } from '@/domain/households/consent-codes'
import { consentAbout } from '@/domain/households/consents'
import { ageOn, type BirthPrecision } from '@/domain/residents/ages'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { holdsOn } from '@/server/households/household-members'
import { day } from '@/server/residents/person-input'

/** 记告知或同意: what a family was told or somebody agreed to, by whom, how and since when. */
export const recordConsent = command({
  name: 'consent.record',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    kind: z.enum(Object.keys(consentKinds) as [ConsentKind, ...ConsentKind[]], '请选哪一项'),
    residentId: z.uuid().nullish(),
    way: z.enum(Object.keys(consentWays) as [ConsentWay, ...ConsentWay[]], '请选方式'),
    givenBy: z.string('请写告知了谁或谁同意').trim().min(1, '请写告知了谁或谁同意').max(50, '最多 50 个字'),
    fromOn: day,
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    const today = dayOf(now)
    const { kind, way, givenBy, fromOn, householdId } = input
    if (fromOn > today) return refuse({ kind: 'in_future' })
    const rows = input.residentId ? await membersOf(tx, jurisdiction, householdId) : []
    const person = rows.find((row) => row.id === input.residentId && holdsOn(row, today))
    if (input.residentId && !person) return refuse({ kind: 'not_a_member' })
    const age = person?.bornOn ? ageOn(person.bornOn, today, person.birthPrecision as BirthPrecision) : null
    const about = consentAbout(kind, person && { id: person.id, age })
    if (!about.ok) return about
    const residentId = about.value
    const known = await openConsent(tx, { householdId, residentId, kind })
    if (known) return refuse({ kind: 'already_consented', on: known.fromOn })
    const id = newId()
    const { areaCode } = household
    const recorded = { recordedBy: actor.accountId, recordedAt: now }
    await insertConsent(tx, { id, areaCode, householdId, residentId, kind, way, givenBy, fromOn, ...recorded })
    return accept({
      value: { id: householdId },
      audit: {
        ...{ act: 'consent.record' as const, subject: 'consent', subjectId: id, areaCode, householdId },
        detail: { changed: consentKinds[kind], way, residentId },
      },
    })
  },
})

/** 撤回: from a day on it no longer holds; that it once did stays on file. */
export const withdrawConsent = command({
  name: 'consent.withdraw',
  permission: 'household.edit',
  input: z.object({
    consentId: z.uuid(),
    on: day,
    because: z.string('请写撤回的原因').trim().min(1, '请写撤回的原因').max(200, '最多 200 个字'),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const consent = await consentForUpdate(tx, jurisdiction, input.consentId)
    if (!consent) return refuse({ kind: 'not_found' })
    if (consent.toOn !== null) return refuse({ kind: 'already_withdrawn' })
    if (input.on > dayOf(now)) return refuse({ kind: 'in_future' })
    if (input.on < consent.fromOn) return refuse({ kind: 'consent_before', on: consent.fromOn })
    await endConsent(tx, consent.id, input.on, input.because)
    const { areaCode, householdId, kind } = consent
    return accept({
      value: { id: householdId },
      audit: {
        ...{ act: 'consent.withdraw' as const, subject: 'consent', subjectId: consent.id, areaCode, householdId },
        detail: { changed: consentKinds[kind], because: input.because },
      },
    })
  },
})
