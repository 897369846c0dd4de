import 'server-only'
import type { Transaction } from '@/db/client'
import {
  contactKey,
  contactsHeld,
  denialsOf,
  type KnownResident,
  lastSerials,
  membersOf,
  residentsByIdentity,
  tagsOf,
} from '@/db/queries/import-lookups'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { ImportBucket } from '@/domain/exchange/codes'
import { contactsOf, type ToldContact } from '@/domain/exchange/contacts'
import type { ParsedFamily, ParsedMember, SheetReading } from '@/domain/exchange/family'
import { type ComparedField, type Comparison, compare, comparedFields } from '@/domain/exchange/matching'
import { missingFrom } from '@/domain/exchange/source-notes'
import { dropTexts, findingText } from '@/domain/exchange/wording'
import { maskPhone, maskText } from '@/domain/residents/masks'
import { tagOf } from '@/domain/tags/tag'
import { type KnownPlaces, knownPlaces } from '@/server/exchange/known-places'
import { matchMembers } from '@/server/exchange/match-members'
import { isChild, sidesOfMember, sidesOfResident } from '@/server/exchange/member-facts'
import { type PlacedFamily, placeFamily } from '@/server/exchange/place-family'
import { type Provenance, provenanceOf } from '@/server/exchange/provenance'
import { blindIndex } from '@/server/protection/field-cipher'

/** `forcible`: the row may come in all the same, for a reason a person gives. */
export type Reason = { column: string | null; text: string; field?: ComparedField; forcible?: true }

/** One row of the sheet in its bucket, with what a person needs to see to agree or to mend it. */
export type PlannedRow = {
  rowNo: number
  bucket: ImportBucket
  reasons: Reason[]
  shown: { name: string; address: string; identity: string }
}

export type PlannedMember =
  | { kind: 'new'; member: ParsedMember }
  | KnownMember
  | { kind: 'elsewhere'; member: ParsedMember; known: KnownResident }
  | { kind: 'refused'; member: ParsedMember }

/** Somebody on file, with what the sheet adds beside the compared fields. */
export type KnownMember = {
  kind: 'known'
  member: ParsedMember
  known: KnownResident
  comparison: Comparison
  newTags: ParsedMember['tags']
  /** What the sheet says they are not, and nobody had said yet; never against a tag on file. */
  newDenials: ParsedMember['tagsDenied']
  newContacts: ToldContact[]
  newNote: string | undefined
}

export type PlannedFamily = { family: ParsedFamily; place: PlacedFamily; members: PlannedMember[] }
export type ImportPlan = {
  families: PlannedFamily[]
  rows: PlannedRow[]
  serials: Map<AreaCode, number>
  numbers: ReadonlySet<string>
}

type Known = {
  byIdentity: Map<string, KnownResident>
  byHousehold: Map<string, KnownResident[]>
  tags: Map<string, Set<string>>
  denials: Map<string, Set<string>>
  contacts: Map<string, Set<string>>
}

/**
 * Holds a reading, or a part of one, against what the house knows now. Nothing is written; the same call prepares preview
 * and commit. `numbers` are the household numbers the whole sheet states.
 */
export async function planImport(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  reading: SheetReading,
  options: { today: CivilDay; gridCode: AreaCode | null; source: string; numbers: readonly string[] },
): Promise<ImportPlan> {
  const places = await knownPlaces(tx, jurisdiction, reading.families, options.today)
  const placed = reading.families.map((family) => ({ family, place: placeFamily(family, places, options.gridCode) }))
  const known = await knownPeople(tx, jurisdiction, reading.families, placed, places)

  const families = placed.map(({ family, place }) => ({
    family,
    place,
    members: plannedMembers(family, place, known, options.today),
  }))
  const clashing = families.flatMap(({ members }) =>
    members.flatMap((one) => (one.kind === 'known' && one.comparison.clashes.length > 0 ? [one.known] : [])),
  )
  const provenance = await provenanceOf(tx, jurisdiction, clashing)
  const rows = [
    ...families.flatMap((family) => rowsOfFamily(family, { provenance, source: options.source })),
    ...reading.refused.map(({ rowNo, reasons, cells }) => ({
      rowNo,
      bucket: 'refused' as const,
      reasons: reasons.map((finding) => ({
        column: columnName(reading, finding.column),
        text: findingText(finding),
        ...(finding.kind === 'id_check' ? { forcible: true as const } : {}),
      })),
      shown: { name: nameIn(cells, reading), address: '', identity: '' },
    })),
    ...reading.dropped.map(({ rowNo, reason }) => ({
      rowNo,
      bucket: 'dropped' as const,
      reasons: [{ column: null, text: dropTexts[reason] }],
      shown: { name: '', address: '', identity: '' },
    })),
  ]
  const masked = rows.map((row) => ({
    ...row,
    reasons: row.reasons.map((one) => ({ ...one, text: maskText(one.text) })),
  }))
  masked.sort((a, b) => a.rowNo - b.rowNo)
  const serials = await lastSerials(tx, jurisdiction)
  return { families, rows: masked, serials, numbers: new Set(options.numbers) }
}

async function knownPeople(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  families: ParsedFamily[],
  placed: { place: PlacedFamily }[],
  places: KnownPlaces,
): Promise<Known> {
  const numbers = families.flatMap(({ members }) =>
    members.flatMap(({ idNumber }) => (idNumber ? [blindIndex(idNumber, 'id_number')] : [])),
  )
  const byIdentity = await residentsByIdentity(tx, jurisdiction, numbers)
  const households = placed.flatMap(({ place }) =>
    place.kind === 'known' && places.byHousehold(place.householdId) ? [place.householdId] : [],
  )
  const members = await membersOf(tx, jurisdiction, [...new Set(households)])
  const contacts = await contactsHeld(tx, jurisdiction, [...new Set(households)])
  const ids = [...new Set([...byIdentity, ...members].map(({ id }) => id))]
  const byHousehold = new Map<string, KnownResident[]>()
  for (const member of members) {
    const group = byHousehold.get(member.householdId)
    if (group) group.push(member)
    else byHousehold.set(member.householdId, [member])
  }
  return {
    byIdentity: new Map(
      byIdentity.flatMap((person) => (person.idIndex ? [[person.idIndex, person as KnownResident]] : [])),
    ),
    byHousehold,
    tags: await tagsOf(tx, jurisdiction, ids),
    denials: await denialsOf(tx, jurisdiction, ids),
    contacts,
  }
}

function plannedMembers(family: ParsedFamily, place: PlacedFamily, known: Known, today: CivilDay): PlannedMember[] {
  const here = place.kind === 'known' ? (known.byHousehold.get(place.householdId) ?? []) : []
  const persons = matchMembers(family.members, known.byIdentity, here)
  return family.members.map((member) => planMember(member, persons.get(member), place, { known, today }))
}

function planMember(
  member: ParsedMember,
  person: KnownResident | undefined,
  place: PlacedFamily,
  { known, today }: { known: Known; today: CivilDay },
): PlannedMember {
  if (place.kind === 'unplaced') return { kind: 'refused', member }
  const gone = member.deceased || member.movedOut
  if (!person) return gone ? { kind: 'refused', member } : { kind: 'new', member }
  if (place.kind !== 'known' || person.householdId !== place.householdId)
    return { kind: 'elsewhere', member, known: person }

  const comparison = compare(sidesOfResident(person), sidesOfMember(member, today))
  const held = known.tags.get(person.id)
  const newTags = member.tags.filter(({ code }) => !held?.has(code))
  const denied = known.denials.get(person.id)
  const newDenials = member.tagsDenied.filter((code) => !held?.has(code) && !denied?.has(code))
  const contacts = known.contacts.get(place.householdId)
  const newContacts = contactsOf(member, isChild(member, today)).filter(
    ({ name, number }) => !contacts?.has(contactKey(name, number ? maskPhone(number) : null)),
  )
  const newNote = missingFrom(person.note, member.note)
  return { kind: 'known', member, known: person, comparison, newTags, newDenials, newContacts, newNote }
}

function rowsOfFamily({ family, place, members }: PlannedFamily, telling: Telling): PlannedRow[] {
  const rows = members.flatMap((planned) => {
    const { member } = planned
    const shown = {
      name: member.name,
      address: place.shown,
      identity: sidesOfMember(member, '2000-01-01').identity?.shown ?? '',
    }
    const warnings = member.warnings.map((finding) => ({ column: null, text: findingText(finding) }))
    const row = { rowNo: member.rowNo, ...outcomeOf(planned, place, telling), shown }
    const merged = member.mergedRowNos.map((rowNo) => ({
      rowNo,
      bucket: 'same' as const,
      reasons: [{ column: null, text: `与第 ${member.rowNo} 行是同一人` }],
      shown,
    }))
    return [{ ...row, reasons: [...row.reasons, ...warnings] }, ...merged]
  })
  const seen = new Set(rows.map(({ rowNo }) => rowNo))
  const rest = family.rowNos.filter((rowNo) => !seen.has(rowNo))
  const empty = rest.map((rowNo) => ({
    rowNo,
    bucket: bucketOfEmpty(place),
    reasons:
      place.kind === 'unplaced'
        ? [{ column: null, text: place.reason }]
        : [{ column: null, text: '只有住房，没有住户' }],
    shown: { name: '', address: place.shown, identity: '' },
  }))
  return [...rows, ...empty].map((row) => ({ ...row, reasons: [...row.reasons, ...ofFamily(family, row.rowNo)] }))
}

function ofFamily({ warnings }: ParsedFamily, rowNo: number): Reason[] {
  const about = warnings.filter((finding) => finding.rowNo === rowNo && finding.kind !== 'dwelling_unmatched')
  return about.map((finding) => ({ column: null, text: findingText(finding) }))
}

function bucketOfEmpty(place: PlacedFamily): ImportBucket {
  if (place.kind === 'unplaced') return 'refused'
  return place.kind === 'known' || place.dwellingId ? 'same' : 'new'
}

/** What stands beside a differing value: since when ours is so, and where theirs comes from. */
type Telling = { provenance: Provenance; source: string }

function outcomeOf(
  planned: PlannedMember,
  place: PlacedFamily,
  { provenance, source }: Telling,
): { bucket: ImportBucket; reasons: Reason[] } {
  switch (planned.kind) {
    case 'new':
      return {
        bucket: 'new',
        reasons: place.kind === 'new' && place.creates ? [{ column: null, text: place.creates }] : [],
      }
    case 'refused':
      return {
        bucket: 'refused',
        reasons: [{ column: null, text: place.kind === 'unplaced' ? place.reason : goneText }],
      }
    case 'elsewhere':
      return { bucket: 'conflict', reasons: [{ column: '现住址', text: `档案里住在别处；要迁过来请选“迁到这一户”` }] }
    case 'known': {
      const { comparison, newTags, newDenials, newContacts, newNote, member } = planned
      const gone = member.deceased || member.movedOut
      const clashes = comparison.clashes.map(({ field, ours, theirs }) => ({
        column: comparedFields[field],
        field,
        text: `档案“${ours}”（${provenance(planned.known, field)}），表格“${theirs}”（${source}）`,
      }))
      if (gone)
        return {
          bucket: 'conflict',
          reasons: [...clashes, { column: null, text: '表格注明已故或迁出，档案里仍在；请到档案里办理' }],
        }
      const fills = comparison.fills.map((field) => ({ column: comparedFields[field], text: '补上' }))
      const added = [
        ...newTags.map(({ code }) => ({ column: '标签', text: `加 ${tagOf(code).label}` })),
        ...newDenials.map((code) => ({ column: tagOf(code).label, text: '记为否' })),
        ...newContacts.map(({ relation }) => ({ column: '户外联系人', text: `加 ${relation}` })),
        ...(newNote ? [{ column: '备注', text: `加 ${newNote}` }] : []),
      ]
      const bucket = comparison.bucket === 'same' && added.length > 0 ? 'changed' : comparison.bucket
      return { bucket, reasons: [...clashes, ...fills, ...added] }
    }
  }
}

/** What stands in the column of names, else the first words of the row. */
function nameIn(cells: readonly string[], { mapping }: SheetReading): string {
  const column = mapping.columns.find(({ use }) => use === 'name')?.column ?? -1
  return cells[column]?.trim() || (cells.find((cell) => cell.trim() !== '') ?? '')
}

const goneText = '表格注明已故或迁出，档案里没有这个人，不建档'

function columnName(reading: SheetReading, column: number | undefined): string | null {
  return column === undefined
    ? null
    : (reading.mapping.columns.find((known) => known.column === column)?.heading ?? null)
}
