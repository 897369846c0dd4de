import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { pinyinOf } from '@/db/pinyin'
import { addAll, clearHead, leaveHomes, patchRelation, patchResident } from '@/db/queries/import-writes'
import type { ImportRow } from '@/db/queries/imports'
import { householdKeys, residentKeys } from '@/db/search-keys'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { dwellingSortKey } from '@/domain/dwellings/sort-key'
import { contactsOf, type ToldContact } from '@/domain/exchange/contacts'
import type { ParsedMember } from '@/domain/exchange/family'
import { type ComparedField, fieldsToWrite, type Settlement, type Sides } from '@/domain/exchange/matching'
import { tagDetail } from '@/domain/exchange/tag-detail'
import { maskPhone } from '@/domain/residents/masks'
import { addressOf, Collector } from '@/server/exchange/collector'
import { isChild, type Patch, phoneOf, residentPatch, sidesOfMember } from '@/server/exchange/member-facts'
import type { ImportPlan, KnownMember, PlannedFamily, PlannedMember } from '@/server/exchange/plan-import'
import { digitKey } from '@/server/protection/digit-key'
import { encrypt } from '@/server/protection/field-cipher'

type Written = { rowNo: number; written: NonNullable<ImportRow['written']> }
type Desk = {
  tx: Transaction
  now: Date
  today: CivilDay
  accountId: string
  decisions: ReadonlyMap<number, Settlement>
  /** Why the number of a row stands although its last digit is wrong. */
  forced: ReadonlyMap<number, string>
}

/**
 * Writes a plan inside the transaction it was made in. Blanks on file are filled, new people and homes are added;
 * a value on file is replaced only where a person decided so.
 */
export async function writeImport(desk: Desk, plan: ImportPlan): Promise<Written[]> {
  const collector = new Collector(plan.serials, plan.numbers)
  for (const planned of plan.families) {
    const householdId = addHousehold(desk, collector, planned)
    if (!householdId) continue
    for (const member of planned.members) await writeMember(desk, collector, planned, householdId, member)
  }
  await addAll(desk.tx, collector.additions)
  return [...collector.notes].map(([rowNo, written]) => ({ rowNo, written }))
}

function addHousehold({ today, decisions }: Desk, collector: Collector, planned: PlannedFamily): string | undefined {
  const { place, family } = planned
  if (place.kind === 'unplaced') return undefined
  if (place.kind === 'known') return place.householdId
  const rowNo = family.rowNos[0] ?? 0
  const building = collector.buildingFor(planned, place, rowNo)
  const dwellingId = collector.dwellingFor(planned, place, building, rowNo)
  const arrives = ({ kind, member }: PlannedMember) =>
    kind === 'new' || (kind === 'elsewhere' && decisions.get(member.rowNo)?.decision === 'move')
  if (!planned.members.some(arrives)) return undefined

  const { unit = null, room = '' } = family.dwelling
  const id = newId()
  const number = family.householdNumber ?? collector.nextNumber(place.areaCode)
  const sortKey = dwellingSortKey({ estate: building.estate, building: building.name, unit, room })
  const fromOn = family.members.reduce(
    (first, { moveInOn }) => (moveInOn && moveInOn < first ? moveInOn : first),
    today,
  )
  const household = {
    id,
    areaCode: place.areaCode,
    dwellingId,
    number,
    sortKey,
    address: addressOf(building, unit, room),
    fromOn,
    headId: null,
  }
  collector.additions.households.push(household)
  collector.households.set(id, household)
  collector.additions.searchKeys.push(
    ...householdKeys({
      id,
      areaCode: place.areaCode,
      number,
      estate: building.estate,
      building: building.name,
      unit,
      room,
    }),
  )
  collector.note(rowNo, 'households', id)
  return id
}

async function writeMember(
  desk: Desk,
  collector: Collector,
  planned: PlannedFamily,
  householdId: string,
  one: PlannedMember,
): Promise<void> {
  const decision = desk.decisions.get(one.member.rowNo)?.decision
  if (one.kind === 'new') return addResident(desk, collector, planned, householdId, one.member)
  if (one.kind === 'elsewhere' && decision === 'move') return moveHere(desk, collector, planned, householdId, one)
  if (one.kind === 'known' && !one.member.deceased && !one.member.movedOut && decision !== 'skip')
    await writeKnown(desk, collector, householdId, one)
}

async function writeKnown(desk: Desk, collector: Collector, householdId: string, one: KnownMember): Promise<void> {
  const { member, known, comparison, newTags, newDenials, newContacts, newNote } = one
  const { rowNo } = member
  const fields = fieldsToWrite(comparison, desk.decisions.get(rowNo))
  const patch = withReason(desk, member, residentPatch(known.id, member, fields, desk.today))
  if (newNote) patch.note = [known.note, newNote].filter(Boolean).join('；')
  if (Object.keys(patch).length > 0)
    collector.note(rowNo, 'residents', known.id, await patchResident(desk.tx, known.id, patch))
  if (fields.includes('relation') && member.relation) {
    const { id, before } = await patchRelation(desk.tx, known.id, householdId, member.relation)
    collector.note(rowNo, 'residencies', id, before)
  }
  const about = { id: known.id, areaCode: known.areaCode, householdId, rowNo }
  addKeys(collector, about, member, fields)
  addContacts(collector, about, newContacts)
  addTags(desk, collector, about, newTags)
  addDenials(desk, collector, about, newDenials)
}

/** A number that was forced carries why; any other that is written carries nothing. */
function withReason({ forced }: Desk, { rowNo, warnings }: ParsedMember, patch: Patch): Patch {
  if (!patch.idCipher) return patch
  const isForced = warnings.some(({ kind }) => kind === 'id_forced')
  return { ...patch, idOverride: (isForced && forced.get(rowNo)) || null }
}

/** What somebody on file is newly known by, so that they are found by it. */
function addKeys(collector: Collector, about: About, member: ParsedMember, fields: readonly ComparedField[]): void {
  const isNamed = fields.includes('name')
  const idNumber = fields.includes('identity') ? member.idNumber : undefined
  const phone = fields.includes('phone') ? member.phones[0]?.number : undefined
  const keys = residentKeys({ id: about.id, areaCode: about.areaCode, name: member.name, idNumber, phone }, digitKey)
  for (const key of keys.filter(({ kind }) => isNamed || kind === 'digits')) {
    collector.additions.searchKeys.push(key)
    collector.note(about.rowNo, 'search_keys', key.id)
  }
}

/** 迁到这一户: the homes on file end today and this one begins, so that nobody lives twice. */
async function moveHere(
  desk: Desk,
  collector: Collector,
  { place }: PlannedFamily,
  householdId: string,
  { member, known }: Extract<PlannedMember, { kind: 'elsewhere' }>,
): Promise<void> {
  if (place.kind === 'unplaced') return
  const { rowNo, relation = '99' } = member
  for (const left of await leaveHomes(desk.tx, known.id, desk.today, desk.now)) {
    collector.note(rowNo, 'residencies', left.id, left.before)
    const head = await clearHead(desk.tx, left.householdId, known.id)
    if (head) collector.note(rowNo, 'households', left.householdId, head)
  }
  addResidency(desk, collector, { id: known.id, areaCode: place.areaCode, householdId, rowNo }, relation, 'transferred')
}

function addResident(
  desk: Desk,
  collector: Collector,
  { place }: PlannedFamily,
  householdId: string,
  member: ParsedMember,
): void {
  if (place.kind === 'unplaced') return
  const { areaCode } = place
  const id = newId()
  const phone = phoneOf(member, desk.today)
  const said = saidBy(sidesOfMember(member, desk.today))
  const facts = withReason(desk, member, residentPatch(id, member, said, desk.today))
  collector.additions.residents.push({
    id,
    areaCode,
    name: member.name,
    ...pinyinOf(member.name),
    idType: member.idType,
    sex: '0',
    birthPrecision: 'day',
    registration: 'WZ',
    ...facts,
    phoneNote: (phone && member.phones[0]?.note) ?? null,
    note: member.note ?? null,
  })
  collector.note(member.rowNo, 'residents', id)

  const about = { id, areaCode, householdId, rowNo: member.rowNo }
  addResidency(desk, collector, about, member.relation ?? '99', 'registered', member.moveInOn)
  collector.additions.searchKeys.push(
    ...residentKeys(
      { id, areaCode, name: member.name, idNumber: member.idNumber ?? null, phone: phone ?? null },
      digitKey,
    ),
  )
  addContacts(collector, about, contactsOf(member, isChild(member, desk.today)))
  addTags(desk, collector, about, member.tags)
  addDenials(desk, collector, about, member.tagsDenied)
}

/** Whom a row of the sheet is about, and where. */
type About = { id: string; areaCode: AreaCode; householdId: string; rowNo: number }

function addResidency(
  desk: Desk,
  collector: Collector,
  about: About,
  relation: string,
  arrival: 'registered' | 'transferred',
  since?: CivilDay,
): void {
  const { areaCode, householdId, rowNo } = about
  const id = newId()
  const fromOn = since ?? desk.today
  collector.additions.residencies.push({ id, areaCode, residentId: about.id, householdId, relation, fromOn, arrival })
  collector.note(rowNo, 'residencies', id)
  const household = collector.households.get(householdId)
  if (household && (relation === '02' || !household.headId)) household.headId = about.id
}

function addContacts(collector: Collector, about: About, contacts: ToldContact[]): void {
  const { areaCode, householdId, rowNo } = about
  for (const { name, relation, number } of contacts) {
    const id = newId()
    const sealed = number ? { phoneCipher: encrypt(number, id, 'phone'), phoneMasked: maskPhone(number) } : {}
    collector.additions.contacts.push({ id, areaCode, householdId, name, relation, ...sealed })
    collector.note(rowNo, 'outside_contacts', id)
  }
}

function addTags(desk: Desk, collector: Collector, about: About, tags: ParsedMember['tags']): void {
  for (const tag of tags) {
    const id = newId()
    collector.additions.tags.push({
      id,
      areaCode: about.areaCode,
      householdId: about.householdId,
      residentId: about.id,
      code: tag.code,
      detail: tagDetail(tag) ?? null,
      evidence: '表格导入',
      fromOn: desk.today,
      addedBy: desk.accountId,
    })
    collector.note(about.rowNo, 'tags', id)
  }
}

/** 否 is a fact of its own: said on that day, in that sheet. */
function addDenials(desk: Desk, collector: Collector, about: About, codes: ParsedMember['tagsDenied']): void {
  for (const code of codes) {
    const id = newId()
    const { areaCode, id: residentId } = about
    const said = { saidOn: desk.today, evidence: '表格导入', saidBy: desk.accountId }
    collector.additions.denials.push({ id, areaCode, residentId, code, ...said })
    collector.note(about.rowNo, 'tag_denials', id)
  }
}

function saidBy(sides: Sides): ComparedField[] {
  return (Object.keys(sides) as ComparedField[]).filter((field) => sides[field] !== undefined)
}
