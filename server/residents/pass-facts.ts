import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { consentsOpen, endConsent, passConsent } from '@/db/queries/consents'
import { insertTag, saveTag } from '@/db/queries/household-extras'
import { saveNeed } from '@/db/queries/needs'
import { needsOpen, tagsCovering, tagsHeld } from '@/db/queries/same-people'
import { saveTalent, talentsHeld } from '@/db/queries/talents'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Journal } from '@/server/households/act-journal'

type Passing = { kept: string; other: string; home: { householdId: string; areaCode: number }; on: CivilDay }

/** The tags of a record that goes into another end, and go on there unless it holds them already; yields how many went over. */
export async function passTags(tx: Transaction, journal: Journal, { kept, other, home, on }: Passing): Promise<number> {
  const held = await tagsHeld(tx, [kept, other], on)
  const own = new Set(held.filter(({ residentId }) => residentId === kept).map(({ code }) => code))
  const passing = held.filter(({ residentId }) => residentId === other)
  await journal.watch(
    'tags',
    passing.map(({ id }) => id),
  )
  let passed = 0
  for (const tag of passing) {
    const fromOn = tag.fromOn > on ? tag.fromOn : on
    await saveTag(tx, tag.id, { toOn: fromOn })
    if (own.has(tag.code)) continue
    own.add(tag.code)
    passed += 1
    const { code, detail, evidence, reviewOn, addedBy } = tag
    const about = { residentId: kept, householdId: home.householdId, areaCode: home.areaCode }
    const fresh = { id: newId(), ...about, code, detail, evidence, reviewOn, addedBy, fromOn, toOn: tag.toOn }
    await insertTag(tx, fresh)
    journal.made('tags', fresh.id)
  }
  return passed
}

/** What the household of the record that stays is granted for the one that goes in is granted for the one that stays. */
export async function passCovers(tx: Transaction, journal: Journal, { kept, other, home }: Passing): Promise<void> {
  const naming = await tagsCovering(tx, [home.householdId], other)
  await journal.watch(
    'tags',
    naming.map(({ id }) => id),
  )
  for (const { id, covers } of naming)
    await saveTag(tx, id, { covers: [...new Set((covers ?? []).map((one) => (one === other ? kept : one)))] })
}

/** The open needs of a record that goes into another are asked by that one; what it asks already is not asked twice. */
export async function passNeeds(tx: Transaction, journal: Journal, { kept, other, home, on }: Passing): Promise<void> {
  const open = await needsOpen(tx, [kept, other])
  const own = new Set(open.filter(({ residentId }) => residentId === kept).map(({ kind }) => kind))
  const passing = open.filter(({ residentId }) => residentId === other)
  await journal.watch(
    'needs',
    passing.map(({ id }) => id),
  )
  for (const { id, kind, fromOn } of passing) {
    const twice = own.has(kind)
    own.add(kind)
    const ended = { state: 'dropped' as const, outcome: '与另一份档案重复', toOn: fromOn > on ? fromOn : on }
    await saveNeed(tx, id, twice ? ended : { residentId: kept, householdId: home.householdId, areaCode: home.areaCode })
  }
}

/** What the person agreed to on the record that goes in holds for the one that stays; what was agreed to twice ends once. */
export async function passConsents(
  tx: Transaction,
  journal: Journal,
  { kept, other, home, on }: Passing,
): Promise<void> {
  const open = await consentsOpen(tx, [kept, other])
  const own = new Set(open.filter(({ residentId }) => residentId === kept).map(({ kind }) => kind))
  const passing = open.filter(({ residentId }) => residentId === other)
  await journal.watch(
    'consents',
    passing.map(({ id }) => id),
  )
  for (const { id, kind, fromOn } of passing) {
    if (own.has(kind)) await endConsent(tx, id, fromOn > on ? fromOn : on, '与另一份档案重复')
    else await passConsent(tx, id, { residentId: kept, householdId: home.householdId, areaCode: home.areaCode })
    own.add(kind)
  }
}

/** What the person agreed to be asked for goes on under the record that stays; said on both, it is put together there. Before the consents pass. */
export async function passTalents(tx: Transaction, journal: Journal, { kept, other, home }: Passing): Promise<void> {
  const held = await talentsHeld(tx, [kept, other])
  const own = held.find(({ residentId }) => residentId === kept)
  await journal.watch(
    'talents',
    held.map(({ id }) => id),
  )
  for (const { id, skills, led } of held.filter(({ residentId }) => residentId === other)) {
    const about = { householdId: home.householdId, areaCode: home.areaCode }
    if (!own) await saveTalent(tx, id, { residentId: kept, ...about })
    else await saveTalent(tx, own.id, { skills: [...new Set([...own.skills, ...skills])], led: [...own.led, ...led] })
  }
}
