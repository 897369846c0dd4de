import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { pinyinOf } from '@/db/pinyin'
import { type Additions, addAll, patchRelation, patchResident } from '@/db/queries/import-writes'
import type { ImportRow } from '@/db/queries/imports'
import { householdKeys, residentKeys } from '@/db/search-keys'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { dwellingSortKey, floorOfRoom } from '@/domain/dwellings/sort-key'
import type { ParsedMember } from '@/domain/exchange/family'
import { type ComparedField, type Decision, fieldsToWrite, type Sides } from '@/domain/exchange/matching'
import { tagDetail } from '@/domain/exchange/tag-detail'
import { phoneOf, residentPatch, sidesOfMember } from '@/server/exchange/member-facts'
import type { ImportPlan, PlannedFamily, PlannedMember } from '@/server/exchange/plan-import'
import { digitKey } from '@/server/protection/digit-key'

type Written = { rowNo: number; written: NonNullable<ImportRow['written']> }
type Desk = { tx: Transaction; today: CivilDay; accountId: string; decisions: ReadonlyMap<number, Decision> }
type New = Extract<PlannedFamily['place'], { kind: 'new' }>

/** Everything a batch will add, collected family by family, with a note per row for taking it back. */
class Collector {
  readonly additions: Additions = {
    buildings: [],
    dwellings: [],
    households: [],
    residents: [],
    residencies: [],
    tags: [],
    searchKeys: [],
  }
  readonly notes = new Map<number, NonNullable<ImportRow['written']>>()
  readonly households = new Map<string, { headId: string | null }>()
  private readonly buildingIds = new Map<string, string>()
  private readonly dwellingIds = new Map<string, string>()
  private readonly serials: Map<AreaCode, number>

  constructor(serials: ReadonlyMap<AreaCode, number>) {
    this.serials = new Map(serials)
  }

  note(rowNo: number, table: string, id: string, before: Record<string, unknown> | null = null): void {
    const notes = this.notes.get(rowNo)
    if (notes) notes.push({ table, id, before })
    else this.notes.set(rowNo, [{ table, id, before }])
  }

  nextNumber(areaCode: AreaCode): string {
    const serial = (this.serials.get(areaCode) ?? 0) + 1
    this.serials.set(areaCode, serial)
    return `${String(areaCode % 1000).padStart(2, '0')}-${String(serial).padStart(4, '0')}`
  }

  buildingFor(planned: PlannedFamily, place: New, rowNo: number): { id: string; estate: string; name: string } {
    if (place.building) return place.building
    const { estate = '', building = '', unit, room = '' } = planned.family.dwelling
    const name = /^\d+$/.test(building) ? `${building}号楼` : building
    const key = `${place.areaCode}|${estate}|${name}`
    const known = this.buildingIds.get(key)
    const shape = { units: Number(unit) || 1, floors: floorOfRoom(room) ?? 1 }
    if (known) {
      const row = this.additions.buildings.find(({ id }) => id === known)
      if (row)
        Object.assign(row, { units: Math.max(row.units, shape.units), floors: Math.max(row.floors, shape.floors) })
      return { id: known, estate, name }
    }
    const id = newId()
    this.buildingIds.set(key, id)
    this.additions.buildings.push({ id, areaCode: place.areaCode, estate, name, ...shape, sort: Number(building) || 0 })
    this.note(rowNo, 'buildings', id)
    return { id, estate, name }
  }

  dwellingFor(
    planned: PlannedFamily,
    place: New,
    building: { id: string; estate: string; name: string },
    rowNo: number,
  ): string {
    if (place.dwellingId) return place.dwellingId
    const { unit = null, room = '', use, state, tenure, ownerName } = planned.family.dwelling
    const key = `${building.id}|${unit}|${room}`
    const known = this.dwellingIds.get(key)
    if (known) return known
    const id = newId()
    this.dwellingIds.set(key, id)
    this.additions.dwellings.push({
      id,
      areaCode: place.areaCode,
      buildingId: building.id,
      unit,
      floor: floorOfRoom(room),
      room,
      address: addressOf(building, unit, room),
      sortKey: dwellingSortKey({ estate: building.estate, building: building.name, unit, room }),
      use: use ?? '01',
      state: state ?? 'WZ',
      tenure: tenure ?? null,
      ownerName: ownerName ?? null,
    })
    this.note(rowNo, 'dwellings', id)
    return id
  }
}

/**
 * Writes a plan inside the transaction it was made in. Blanks on file are filled, new people and homes are added;
 * a value on file is replaced only where a person decided so.
 */
export async function writeImport(
  desk: Desk,
  plan: ImportPlan,
  progress: (done: number) => Promise<void>,
): Promise<Written[]> {
  const collector = new Collector(plan.serials)
  for (const planned of plan.families) {
    const householdId = addHousehold(desk, collector, planned)
    if (!householdId) continue
    for (const member of planned.members) await writeMember(desk, collector, planned, householdId, member)
  }
  await addAll(desk.tx, collector.additions, progress)
  return [...collector.notes].map(([rowNo, written]) => ({ rowNo, written }))
}

function addHousehold({ today }: Desk, collector: Collector, planned: PlannedFamily): string | undefined {
  const { place, family } = planned
  if (place.kind === 'unplaced') return undefined
  if (place.kind === 'known') return place.householdId
  const rowNo = family.rowNos[0] ?? 0
  const building = collector.buildingFor(planned, place, rowNo)
  const dwellingId = collector.dwellingFor(planned, place, building, rowNo)
  if (!planned.members.some(({ kind }) => kind === 'new')) return undefined

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
  if (one.kind === 'new') return addResident(desk, collector, planned, householdId, one.member)
  if (one.kind !== 'known' || one.member.deceased || one.member.movedOut) return
  const { member, known, comparison, newTags } = one
  const fields = fieldsToWrite(comparison, desk.decisions.get(member.rowNo) ?? null)
  const patch = residentPatch(known.id, member, fields, desk.today)
  if (Object.keys(patch).length > 0)
    collector.note(member.rowNo, 'residents', known.id, await patchResident(desk.tx, known.id, patch))
  if (fields.includes('relation') && member.relation) {
    const { id, before } = await patchRelation(desk.tx, known.id, householdId, member.relation)
    collector.note(member.rowNo, 'residencies', id, before)
  }
  addTags(desk, collector, { id: known.id, areaCode: known.areaCode, householdId, rowNo: member.rowNo }, newTags)
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
  const facts = residentPatch(id, member, saidBy(sidesOfMember(member, desk.today)), desk.today)
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
    phoneNote: notesOf(member),
    note: member.note ?? null,
  })
  collector.note(member.rowNo, 'residents', id)

  const residencyId = newId()
  const relation = member.relation ?? '99'
  collector.additions.residencies.push({
    id: residencyId,
    areaCode,
    residentId: id,
    householdId,
    relation,
    fromOn: member.moveInOn ?? desk.today,
    arrival: 'registered',
  })
  collector.note(member.rowNo, 'residencies', residencyId)
  const household = collector.households.get(householdId)
  if (household && (relation === '02' || !household.headId)) household.headId = id
  const phone = phoneOf(member, desk.today)
  collector.additions.searchKeys.push(
    ...residentKeys(
      { id, areaCode, name: member.name, idNumber: member.idNumber ?? null, phone: phone ?? null },
      digitKey,
    ),
  )
  addTags(desk, collector, { id, areaCode, householdId, rowNo: member.rowNo }, member.tags)
}

function addTags(
  desk: Desk,
  collector: Collector,
  about: { id: string; areaCode: AreaCode; householdId: string; rowNo: number },
  tags: ParsedMember['tags'],
): void {
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

function saidBy(sides: Sides): ComparedField[] {
  return (Object.keys(sides) as ComparedField[]).filter((field) => sides[field] !== undefined)
}

function addressOf(building: { estate: string; name: string }, unit: string | null, room: string): string {
  return [building.estate, building.name, unit ? `${unit}单元` : '', room].filter(Boolean).join(' ')
}

/** Further numbers and whose they are; the first stands in its own field. */
function notesOf({ phones, contactName, contactPhones }: ParsedMember): string | null {
  const more = phones.slice(1).map(({ note }) => `另有一个号码${note ? `（${note}）` : ''}`)
  const contact = contactName ? [`紧急联系人 ${contactName}`] : contactPhones.length > 0 ? ['有紧急联系电话'] : []
  return [...more, ...contact].join('；') || null
}
