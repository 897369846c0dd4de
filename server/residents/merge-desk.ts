import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { openResidenciesOf, type Resident, residentForUpdate } from '@/db/queries/residents'
import { alikeTo } from '@/db/queries/same-people'
import { householdsFound } from '@/db/queries/search'
import type { Jurisdiction } from '@/domain/access/actor'
import type { FieldPolicy } from '@/domain/access/fields'
import { differingFacts, likenessText } from '@/domain/residents/same-person'
import { shownIdentity, shownName, shownPhone } from '@/domain/residents/shown'
import { residentWords } from '@/domain/residents/words'
import { recordId, someId } from '@/server/address'
import { factsOf } from '@/server/residents/chosen-facts'
import { view } from '@/server/view'

/** 合并重复的人 desk: who is likely the same person, and two records side by side, fact by fact where they differ. */
export const mergeDesk = view({
  name: 'resident.merge_desk',
  permission: 'resident.edit',
  query: z.object({ id: recordId, other: someId }),
  read: async ({ db, jurisdiction, fields, query }) => {
    const person = await residentForUpdate(db, jurisdiction, query.id)
    if (!person) return undefined
    const chosen = query.other !== person.id && query.other
    const other = chosen ? await residentForUpdate(db, jurisdiction, chosen) : undefined
    const alike = await alikeTo(db, jurisdiction, person.id)
    return {
      ...(await recordOf(db, jurisdiction, fields, person)),
      areaCode: person.areaCode,
      alike: alike.map(({ id, name, address, same_birth, same_phone }) => ({
        ...{ id, name: shownName(fields, name), address },
        why: likenessText({ birth: same_birth, phone: same_phone }),
      })),
      other: other && {
        ...(await recordOf(db, jurisdiction, fields, other)),
        facts: sideBySide(fields, person, other),
      },
    }
  },
  audit: (found) =>
    found
      ? [found.id, ...(found.other ? [found.other.id] : [])].map((id) => ({
          ...{ act: 'resident.read' as const, subject: 'resident', subjectId: id },
          ...{ areaCode: found.areaCode, purpose: '合并重复的人', detail: {} },
        }))
      : [],
})
export type MergeDesk = NonNullable<Awaited<ReturnType<typeof mergeDesk>>>

/** Who and where: enough to tell one record from the other. */
async function recordOf(db: Transaction, jurisdiction: Jurisdiction, fields: FieldPolicy, person: Resident) {
  const open = await openResidenciesOf(db, jurisdiction, person.id)
  const homes = await householdsFound(
    db,
    jurisdiction,
    open.map(({ householdId }) => householdId),
  )
  const [home] = homes
  return {
    id: person.id,
    name: shownName(fields, person.name),
    home: home ? `${home.number} ${home.address}` : null,
    died: person.diedOn !== null,
  }
}

function sideBySide(fields: FieldPolicy, kept: Resident, other: Resident) {
  return [...differingFacts(factsOf(kept), factsOf(other))].map(([field, proposed]) => ({
    ...{ field, proposed, label: residentWords[field]?.label ?? field },
    kept: shownFact(fields, kept, field),
    other: shownFact(fields, other, field),
  }))
}

function shownFact(fields: FieldPolicy, person: Resident, field: string): string | null {
  if (field === 'idNumber') return shownIdentity(fields, person.idMasked)
  if (field === 'phone') return shownPhone(fields, person.phoneMasked)
  const value = person[field as keyof Resident]
  if (value === null) return null
  const text = String(value)
  return residentWords[field]?.shown?.(text) ?? text
}
