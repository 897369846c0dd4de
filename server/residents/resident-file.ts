import 'server-only'
import { z } from 'zod'
import { mediationExists } from '@/db/queries/mediations'
import { denialsOfResident, mattersOfResident, tagsOfResident } from '@/db/queries/resident-file'
import { residenciesOf, residentShown } from '@/db/queries/residents'
import { mergedInto } from '@/db/queries/same-people'
import { talentOf } from '@/db/queries/talents'
import { holds } from '@/domain/access/actor'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { undoUntil } from '@/domain/households/acts'
import { type ArrivalReason, arrivalReasons, type DepartureReason, departureReasons } from '@/domain/households/codes'
import { relationText } from '@/domain/households/timeline'
import type { BirthPrecision } from '@/domain/residents/ages'
import { shownBirth, shownIdentity, shownName, shownPhone, shownSensitive } from '@/domain/residents/shown'
import { residentWords } from '@/domain/residents/words'
import { type TagCode, tags } from '@/domain/tags/codes'
import { showsTag } from '@/domain/tags/shown'
import { recordId } from '@/server/address'
import { holdsOn } from '@/server/households/household-members'
import { personTexts } from '@/server/residents/edit-resident'
import { type Desk, view } from '@/server/view'

const residentQuery = z.object({ id: recordId })

/** One person's file: identity, where they lived, tags, matters and visits; every opening is recorded. */
export const residentFile = view({
  name: 'resident.file',
  permission: 'resident.read',
  query: residentQuery,
  read,
  audit: (found) =>
    found
      ? [
          {
            act: 'resident.read',
            subject: 'resident',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.home?.householdId ?? null,
            detail: {},
          },
        ]
      : [],
})
export type ResidentFile = NonNullable<Awaited<ReturnType<typeof residentFile>>>

async function read({ db, actor, jurisdiction, fields, now, query }: Desk<z.output<typeof residentQuery>>) {
  const person = await residentShown(db, jurisdiction, query.id)
  if (!person) return undefined
  const today = dayOf(now)
  const [lived, tagged, denied, matters, stays, talent, mediated] = await Promise.all([
    residenciesOf(db, jurisdiction, person.id),
    tagsOfResident(db, jurisdiction, person.id),
    denialsOfResident(db, jurisdiction, person.id),
    mattersOfResident(db, jurisdiction, person.id),
    mergedInto(db, jurisdiction, person.id),
    talentOf(db, jurisdiction, person.id),
    mediationExists(db, { resident: person.id }),
  ])
  const residencies = lived.map((row) => ({
    id: row.id,
    householdId: row.householdId,
    address: row.address,
    relation: row.headId === person.id && row.toOn === null ? '户主' : relationText(row.relation, person.sex),
    fromOn: row.fromOn,
    toOn: row.toOn,
    arrival: arrivalReasons[row.arrival as ArrivalReason],
    departure: row.departure && departureReasons[row.departure as DepartureReason],
  }))
  const { age } = shownBirth(fields, person.bornOn, person.birthPrecision as BirthPrecision, today)
  const editable = holds(actor, 'resident.edit') && !stays
  return {
    id: person.id,
    areaCode: person.areaCode,
    today,
    name: shownName(fields, person.name),
    age,
    identity: shownIdentity(fields, person.idMasked),
    /** Why the number stands although its last digit is wrong. */
    forced: shownIdentity(fields, person.idOverride),
    phone: shownPhone(fields, person.phoneMasked),
    diedOn: person.diedOn,
    mergedInto: stays && { id: stays.id, name: shownName(fields, stays.name) },
    undoAt: undoableOn(person.diedRecordedAt, today) ? (lived[0]?.householdId ?? null) : null,
    facts: factsOf(person, fields),
    values: editable ? personTexts(person as never) : {},
    residencies,
    home: residencies.find(({ toOn }) => toOn === null),
    tags: shownTags(tagged, fields, today),
    denied: denied
      .filter(({ code }) => code in tags && showsTag(fields, code as TagCode))
      .map((row) => ({ ...row, label: tags[row.code as TagCode].label })),
    talent: stays ? undefined : talent,
    mediated,
    ...matters,
    may: { edit: editable, reveal: holds(actor, 'resident.reveal') && !stays },
  }
}

const undoableOn = (doneAt: Date | null, today: CivilDay) => doneAt !== null && undoUntil(dayOf(doneAt)) >= today

type Person = NonNullable<Awaited<ReturnType<typeof residentShown>>>
const sensitive = ['health', 'note', 'guardianName', 'formerName', 'hukouAddress', 'work']

/** Fact by fact in words; what the reader may not see stands as nothing. */
function factsOf(person: Person, fields: Desk<unknown>['fields']) {
  const left = ['name', 'idNumber', 'phone', 'idType']
  return Object.entries(residentWords)
    .filter(([field]) => !left.includes(field))
    .map(([field, { label, shown }]) => {
      const value = (person as Record<string, unknown>)[field] as string | null
      const hidden =
        (field === 'bornOn' && fields.birth !== 'day') ||
        (sensitive.includes(field) && shownSensitive(fields, true) === null)
      return { field, label, value: hidden || value === null ? null : shown ? shown(value) : value, hidden }
    })
    .filter(({ hidden, field, value }) => !hidden && !(field === 'guardianName' && value === null))
}

function shownTags(rows: Awaited<ReturnType<typeof tagsOfResident>>, fields: Desk<unknown>['fields'], today: CivilDay) {
  return rows
    .filter(({ code }) => code in tags && showsTag(fields, code as TagCode))
    .map((row) => ({
      ...row,
      code: row.code as TagCode,
      label: tags[row.code as TagCode].label,
      source: tags[row.code as TagCode].source,
      holds: holdsOn(row, today),
    }))
}
