import { householdKeys } from '@/db/search-keys'
import { civil, type DayNumber, moment, numberOf } from '@/db/seed/days'
import type { FamilyKind, MemberPlan } from '@/db/seed/family-kinds'
import { drawEthnic, drawSurname, type FullName, spelt } from '@/db/seed/names'
import { makePerson } from '@/db/seed/person'
import { type Door, type Family, type Making, noticed, type Person } from '@/db/seed/world'
import { addMonths } from '@/domain/calendar/civil-day'
import type { ArrivalReason, DepartureReason } from '@/domain/households/codes'
import type { EthnicGroup } from '@/domain/residents/codes'

export type FamilyPlan = {
  door: Door
  kind: FamilyKind
  members: readonly MemberPlan[]
  names?: readonly FullName[]
  births?: readonly (DayNumber | undefined)[]
  rented: boolean
  from: DayNumber
  arrival: ArrivalReason
  number: string
  end?: { on: DayNumber; reason: DepartureReason } | undefined
}

type Blood = { head: string; spouse: string; children: string; ethnic: EthnicGroup; married: boolean[] }

/** A household with its people, their residencies and the keys to find it by. */
export function makeFamily(making: Making, plan: FamilyPlan): Family {
  const { door, end } = plan
  const recordedAt = noticed(making, Math.max(plan.from, making.world.goLive))
  const id = making.id(recordedAt)
  const grid = making.grids[door.grid]
  const areaCode = grid?.code ?? making.plan.code
  const family: Family = {
    row: {
      id,
      areaCode,
      dwellingId: door.row.id,
      number: plan.number,
      kind: plan.kind === 'shared_rent' ? 'shared' : plan.members.length === 1 ? 'single' : 'family',
      sortKey: door.row.sortKey,
      address: door.row.address,
      fromOn: civil(plan.from),
      toOn: end ? civil(end.on) : null,
      endReason: end?.reason ?? null,
      recordedAt,
    },
    door,
    kind: plan.kind,
    rented: plan.rented,
    members: [],
    tags: new Set(),
    from: plan.from,
    to: end?.on,
    stable: true,
    met: [],
  }
  making.rows.households.push(family.row)
  peopleOf(making, family, plan)
  family.row.headId = family.members[0]?.row.id ?? null
  const { building } = door
  const place = { estate: building.estate, building: building.name, unit: door.row.unit ?? null, room: door.row.room }
  const keyed = { id, areaCode, number: plan.number, ...place }
  making.rows.searchKeys.push(...householdKeys(keyed, () => making.id(making.world.now)))
  return family
}

function peopleOf(making: Making, family: Family, plan: FamilyPlan): void {
  const blood = bloodOf(making, plan.members)
  for (const [place, member] of plan.members.entries()) {
    const born = plan.births?.[place] ?? bornAt(making, member.age)
    const limit = plan.end ? Math.min(plan.end.on, making.world.today) : making.world.today
    if (born >= limit) continue
    const from = Math.max(plan.from, born)
    const arrival = from === born && born > plan.from ? 'born' : plan.arrival
    const recordedAt = from > making.world.goLive ? noticed(making, from) : (family.row.recordedAt as Date)
    const person = makePerson(making, {
      sex: member.sex,
      born,
      age: member.age,
      surname: surnameOf(making, member, blood),
      ethnic: blood.ethnic,
      rented: plan.rented,
      married: blood.married[place] ?? false,
      recordedAt,
      named: plan.names?.[place],
      registration: registrationAt(plan, place),
    })
    person.row.areaCode = family.row.areaCode
    live(making, family, person, { relation: member.relation, from, arrival, recordedAt, end: plan.end })
  }
}

/** The head never counts as absent or unknown; everybody of an ended household has gone. */
function registrationAt(plan: FamilyPlan, place: number) {
  if (plan.end) return plan.end.reason === 'died' && place === 0 ? 'SW' : 'YC'
  return place === 0 ? (plan.rented ? 'R0' : 'RH') : undefined
}

type Stay = {
  relation: string
  from: DayNumber
  arrival: ArrivalReason
  recordedAt: Date
  end?: { on: DayNumber; reason: DepartureReason } | undefined
}

/** Writes that a person lives, or lived, in a household. */
export function live(making: Making, family: Family, who: Omit<Person, 'residency'>, stay: Stay): Person {
  const end = stay.end && stay.end.on >= stay.from ? stay.end : undefined
  const endedAt = end ? noticed(making, end.on) : undefined
  const residency = {
    id: making.id(stay.recordedAt),
    areaCode: family.row.areaCode,
    residentId: who.row.id,
    householdId: family.row.id,
    relation: stay.relation,
    fromOn: civil(stay.from),
    toOn: end ? civil(end.on) : null,
    arrival: stay.arrival,
    departure: end?.reason ?? null,
    recordedAt: stay.recordedAt,
    endedRecordedAt: endedAt && endedAt > stay.recordedAt ? endedAt : end ? stay.recordedAt : null,
  }
  making.rows.residencies.push(residency)
  const person = { ...who, residency }
  if (end || stay.from > making.world.goLive || /^(0H|KG|WZ)$/.test(who.row.registration ?? '')) family.stable = false
  if (end?.reason === 'died' && who.row.registration === 'SW') {
    who.row.diedOn = civil(end.on)
    who.row.diedRecordedAt = residency.endedRecordedAt
  }
  if (!end || family.to !== undefined) family.members.push(person)
  return person
}

/** A birth date that makes a person so old on the day of the data. */
export function bornAt(making: Making, age: number): DayNumber {
  return numberOf(addMonths(making.world.on, -12 * age)) - making.random.int(0, 364)
}

function bloodOf(making: Making, members: readonly MemberPlan[]): Blood {
  const { random } = making
  const ethnic = drawEthnic(random)
  const head = drawSurname(random, ethnic)
  const spouse = drawSurname(random, ethnic)
  const relations = members.map(({ relation }) => relation)
  const hasSpouse = relations.some((relation) => relation === '11' || relation === '12')
  const married = relations.map((relation) => {
    if (relation === '02' || relation === '11' || relation === '12') return hasSpouse
    if (relation === '20' || relation === '38') return relations.includes('38')
    if (relation === '30' || relation === '28') return relations.includes('28')
    return relation.startsWith('5') && relations.filter((other) => other.startsWith('5')).length === 2
  })
  const father = members[0]?.sex === '2' && hasSpouse ? spouse : head
  return { head, spouse, children: father, ethnic, married }
}

function surnameOf(making: Making, { relation, line }: MemberPlan, blood: Blood): string {
  if (relation === '11' || relation === '12') return blood.spouse
  if (line === 'own') return drawSurname(making.random, blood.ethnic)
  if (line === 'spouse') return blood.spouse
  return /^[234]/.test(relation) ? blood.children : blood.head
}

/** Somebody who once lived in the household and has died or gone. */
export function addDeparted(
  making: Making,
  family: Family,
  gone: { relation: string; sex: '1' | '2'; age: number; on: DayNumber; reason: DepartureReason; named?: FullName },
): Person | undefined {
  const born = bornAt(making, gone.age)
  const from = Math.max(family.from, born)
  if (gone.on <= from) return undefined
  const recordedAt = from > making.world.goLive ? noticed(making, from) : (family.row.recordedAt as Date)
  const surname = family.members[0]?.row.name.slice(0, 1) ?? '王'
  const ownLine = /^[23]/.test(gone.relation)
  const ethnic = (family.members[0]?.row.ethnic ?? '01') as EthnicGroup
  const person = makePerson(making, {
    sex: gone.sex,
    born,
    age: gone.age,
    surname: ownLine && ethnic !== '04' && ethnic !== '05' ? surname : drawSurname(making.random, ethnic),
    ethnic,
    rented: family.rented,
    married: gone.relation === '11' || gone.relation === '12',
    recordedAt: recordedAt < moment(gone.on, 0) ? recordedAt : moment(gone.on, 600),
    registration: gone.reason === 'died' ? 'SW' : 'YC',
    named: gone.named,
  })
  person.row.areaCode = family.row.areaCode
  const end = { on: gone.on, reason: gone.reason }
  const arrival = from > making.world.goLive ? 'moved_in' : 'registered'
  return live(making, family, person, {
    relation: gone.relation,
    from,
    arrival,
    recordedAt: person.row.recordedAt as Date,
    end,
  })
}

/** A name given by hand. */
export function namedAs([surname, given]: readonly [string, string]): FullName {
  return spelt(surname, given)
}
