import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { insertConsent, openConsentOf } from '@/db/queries/consents'
import { livingHere } from '@/db/queries/household-writes'
import { insertTalent, saveTalent, talentsHeld } from '@/db/queries/talents'
import type { Led } from '@/db/schema/talents'
import type { AreaCode } from '@/domain/areas/area-code'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { type ConsentWay, consentWays } from '@/domain/households/consent-codes'
import { tellTalent } from '@/domain/households/talents'
import { ageOn, type BirthPrecision } from '@/domain/residents/ages'
import { accept, refuse } from '@/domain/result'

export type TalentInput = {
  residentId: string | null
  skills: string | null
  reach: string | null
  /** One more activity they led. */
  led: Led | null
  /** Said by themselves on that day; the consent that holds already needs no second one. */
  agreed: boolean
  way: ConsentWay
  on: CivilDay
  by: string
  now: Date
}

/**
 * 记能人 of a locked household, with the consent it stands on, in one transaction. What was typed takes the place of what was
 * known; an activity is added. Refuses who does not live there, who is under fourteen, no skill, and no consent.
 */
export async function writeTalent(tx: Transaction, household: { id: string; areaCode: AreaCode }, told: TalentInput) {
  const { residentId, on, by, now } = told
  if (!residentId) return refuse({ kind: 'talent_needs_person' as const })
  const person = await livingHere(tx, household.id, residentId)
  if (!person) return refuse({ kind: 'not_a_member' as const })
  const age = person.bornOn ? ageOn(person.bornOn, dayOf(now), person.birthPrecision as BirthPrecision) : null
  const known = await openConsentOf(tx, residentId, 'talent')
  const ruled = tellTalent({ skills: told.skills, agreed: told.agreed || known !== undefined }, age)
  if (!ruled.ok) return ruled
  const { id: householdId, areaCode } = household
  const about = { areaCode, householdId, residentId }
  const recorded = { recordedBy: by, recordedAt: now }
  const audit: AuditEntry[] = []
  const consentId = known?.id ?? newId()
  if (!known) {
    const consent = { ...about, kind: 'talent' as const, way: told.way, givenBy: person.name, fromOn: on }
    await insertConsent(tx, { id: consentId, ...consent, ...recorded })
    audit.push({
      ...{ act: 'consent.record', subject: 'consent', subjectId: consentId, areaCode, householdId },
      detail: { changed: '同意列入能人', way: consentWays[told.way], residentId },
    })
  }
  const held = (await talentsHeld(tx, [residentId])).find((row) => row.consentId === consentId)
  const led = [...(held?.led ?? []), ...(told.led ? [told.led] : [])]
  const facts = { skills: ruled.value, reach: told.reach ?? held?.reach ?? null, led }
  const id = held?.id ?? newId()
  if (held) await saveTalent(tx, id, facts)
  else await insertTalent(tx, { id, ...about, consentId, ...facts, ...recorded })
  audit.push({
    ...{ act: 'talent.edit', subject: 'talent', subjectId: id, areaCode, householdId },
    detail: { residentId, skills: facts.skills.length, led: led.length },
  })
  return accept(audit)
}
