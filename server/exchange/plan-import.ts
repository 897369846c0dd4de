import 'server-only'
import type { Transaction } from '@/db/client'
import { type KnownResident, lastSerials, membersOf, residentsByIdentity, tagsOf } from '@/db/queries/import-lookups'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { ImportBucket } from '@/domain/exchange/codes'
import type { ParsedFamily, ParsedMember, SheetReading } from '@/domain/exchange/family'
import { type Comparison, compare, comparedFields, type Decision } from '@/domain/exchange/matching'
import { dropTexts, findingText } from '@/domain/exchange/wording'
import { type KnownPlaces, knownPlaces } from '@/server/exchange/known-places'
import { sidesOfMember, sidesOfResident } from '@/server/exchange/member-facts'
import { type PlacedFamily, placeFamily } from '@/server/exchange/place-family'
import { blindIndex } from '@/server/protection/field-cipher'

export type Reason = { column: string | null; text: string }

/** One row of the sheet in its bucket, with what a person needs to see to agree or to mend it. */
export type PlannedRow = {
  rowNo: number
  bucket: ImportBucket
  reasons: Reason[]
  shown: { name: string; address: string; identity: string }
}

export type PlannedMember =
  | { kind: 'new'; member: ParsedMember }
  | { kind: 'known'; member: ParsedMember; known: KnownResident; comparison: Comparison; newTags: ParsedMember['tags'] }
  | { kind: 'elsewhere'; member: ParsedMember; known: KnownResident }
  | { kind: 'refused'; member: ParsedMember }

export type PlannedFamily = { family: ParsedFamily; place: PlacedFamily; members: PlannedMember[] }
export type ImportPlan = { families: PlannedFamily[]; rows: PlannedRow[]; serials: Map<AreaCode, number> }

type Known = {
  byIdentity: Map<string, KnownResident>
  byHousehold: Map<string, KnownResident[]>
  tags: Map<string, Set<string>>
}

/** Holds a reading against what the house knows now. Nothing is written; the same call prepares preview and commit. */
export async function planImport(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  reading: SheetReading,
  options: { today: CivilDay; gridCode: AreaCode | null; decisions?: ReadonlyMap<number, Decision> },
): Promise<ImportPlan> {
  const places = await knownPlaces(tx, jurisdiction)
  const placed = reading.families.map((family) => ({ family, place: placeFamily(family, places, options.gridCode) }))
  const known = await knownPeople(tx, jurisdiction, reading.families, placed, places)

  const families = placed.map(({ family, place }) => ({
    family,
    place,
    members: family.members.map((member) => planMember(member, place, known, options.today)),
  }))
  const rows = [
    ...families.flatMap(rowsOfFamily),
    ...reading.refused.map(({ rowNo, reasons, cells }) => ({
      rowNo,
      bucket: 'refused' as const,
      reasons: reasons.map((finding) => ({ column: columnName(reading, finding.column), text: findingText(finding) })),
      shown: { name: cells.find((cell) => cell.trim() !== '') ?? '', address: '', identity: '' },
    })),
    ...reading.dropped.map(({ rowNo, reason }) => ({
      rowNo,
      bucket: 'dropped' as const,
      reasons: [{ column: null, text: dropTexts[reason] }],
      shown: { name: '', address: '', identity: '' },
    })),
  ]
  return { families, rows: rows.sort((a, b) => a.rowNo - b.rowNo), serials: await lastSerials(tx, jurisdiction) }
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
  }
}

function planMember(member: ParsedMember, place: PlacedFamily, known: Known, today: CivilDay): PlannedMember {
  if (place.kind === 'unplaced') return { kind: 'refused', member }
  const person = knownPerson(member, place, known)
  const gone = member.deceased || member.movedOut
  if (!person) return gone ? { kind: 'refused', member } : { kind: 'new', member }
  if (place.kind !== 'known' || person.householdId !== place.householdId)
    return { kind: 'elsewhere', member, known: person }

  const comparison = compare(sidesOfResident(person), sidesOfMember(member, today))
  const held = known.tags.get(person.id)
  const newTags = member.tags.filter(({ code }) => !held?.has(code))
  return { kind: 'known', member, known: person, comparison, newTags }
}

/** By number first; then, inside the same household, by name where neither number nor birth speaks against it. */
function knownPerson(member: ParsedMember, place: PlacedFamily, known: Known): KnownResident | undefined {
  const index = member.idNumber ? blindIndex(member.idNumber, 'id_number') : undefined
  const byNumber = index ? known.byIdentity.get(index) : undefined
  if (byNumber || place.kind !== 'known') return byNumber
  return known.byHousehold
    .get(place.householdId)
    ?.find(
      (person) =>
        person.name === member.name &&
        (!index || !person.idIndex) &&
        (!member.birthOn || !person.bornOn || person.bornOn === member.birthOn),
    )
}

function rowsOfFamily({ family, place, members }: PlannedFamily): PlannedRow[] {
  const rows = members.flatMap((planned) => {
    const { member } = planned
    const shown = {
      name: member.name,
      address: place.shown,
      identity: sidesOfMember(member, '2000-01-01').identity?.shown ?? '',
    }
    const warnings = member.warnings.map((finding) => ({ column: null, text: findingText(finding) }))
    const row = { rowNo: member.rowNo, ...outcomeOf(planned, place), shown }
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
    bucket:
      place.kind === 'unplaced' ? ('refused' as const) : place.kind === 'known' ? ('same' as const) : ('new' as const),
    reasons:
      place.kind === 'unplaced'
        ? [{ column: null, text: place.reason }]
        : [{ column: null, text: '只有住房，没有住户' }],
    shown: { name: '', address: place.shown, identity: '' },
  }))
  return [...rows, ...empty]
}

function outcomeOf(planned: PlannedMember, place: PlacedFamily): { bucket: ImportBucket; reasons: Reason[] } {
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
      const { comparison, newTags, member } = planned
      const gone = member.deceased || member.movedOut
      const clashes = comparison.clashes.map(({ field, ours, theirs }) => ({
        column: comparedFields[field],
        text: `档案“${ours}”，表格“${theirs}”`,
      }))
      if (gone)
        return {
          bucket: 'conflict',
          reasons: [...clashes, { column: null, text: '表格注明已故或迁出，档案里仍在；请到档案里办理' }],
        }
      const fills = comparison.fills.map((field) => ({ column: comparedFields[field], text: '补上' }))
      const bucket = comparison.bucket === 'same' && newTags.length > 0 ? 'changed' : comparison.bucket
      return {
        bucket,
        reasons: [...clashes, ...fills, ...newTags.map(({ code }) => ({ column: '标签', text: `加 ${code}` }))],
      }
    }
  }
}

const goneText = '表格注明已故或迁出，档案里没有这个人，不建档'

function columnName(reading: SheetReading, column: number | undefined): string | null {
  return column === undefined
    ? null
    : (reading.mapping.columns.find((known) => known.column === column)?.heading ?? null)
}
