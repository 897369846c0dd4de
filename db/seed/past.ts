import { civil, type DayNumber, moment } from '@/db/seed/days'
import { addDeparted, bornAt, live } from '@/db/seed/family'
import type { FamilyKind } from '@/db/seed/family-kinds'
import { makePerson } from '@/db/seed/person'
import type { Family, Making } from '@/db/seed/world'
import type { EthnicGroup } from '@/domain/residents/codes'

/** Chance that somebody of a family died within the three years, and how old the dead would be beside the head. */
const deaths: Partial<Record<FamilyKind, { share: number; parent: boolean }>> = {
  elder_alone: { share: 0.3, parent: false },
  elder_couple: { share: 0.04, parent: true },
  three_generations: { share: 0.11, parent: true },
  couple_grown_child: { share: 0.06, parent: true },
  middle_couple: { share: 0.06, parent: true },
  couple_children: { share: 0.012, parent: true },
}

/** Adds to a family those who have gone, those who came later, and those who only have their papers here. */
export function addPast(making: Making, family: Family): void {
  addDeath(making, family)
  addLeaver(making, family)
  addPaperMember(making, family)
  bringLate(making, family)
}

function dayWithin(making: Making, family: Family): DayNumber {
  const { random, world } = making
  return random.int(Math.max(world.goLive, family.from) + 1, world.today - 1)
}

function addDeath(making: Making, family: Family): void {
  const { random } = making
  const head = family.members[0]
  const chance = deaths[family.kind]
  if (!head || !chance || !random.chance(chance.share) || family.from >= making.world.today - 30) return
  const on = dayWithin(making, family)
  if (!chance.parent) {
    const sex = head.sex === '1' ? '2' : '1'
    const relation = sex === '1' ? '11' : '12'
    addDeparted(making, family, { relation, sex, age: head.age + random.int(-2, 4), on, reason: 'died' })
    return
  }
  const taken = new Set(family.members.map(({ residency }) => residency.relation))
  const sex = taken.has('52') ? '1' : random.chance(0.5) ? '1' : '2'
  if (taken.has('51') && sex === '1') return
  const age = Math.max(62, head.age + random.int(22, 31))
  if (age < 99) addDeparted(making, family, { relation: sex === '1' ? '51' : '52', sex, age, on, reason: 'died' })
}

function addLeaver(making: Making, family: Family): void {
  const { random } = making
  const head = family.members[0]
  if (!head || head.age < 46 || family.kind === 'grandparents' || !random.chance(0.07)) return
  if (family.from >= making.world.today - 60) return
  const sex = random.chance(0.45) ? '1' : '2'
  const age = Math.min(40, head.age - random.int(23, 31))
  const reason = sex === '2' && age > 22 && random.chance(0.5) ? 'married_out' : 'moved_out'
  const relation = sex === '1' ? '29' : '39'
  if (age > 17) addDeparted(making, family, { relation, sex, age, on: dayWithin(making, family), reason })
}

/** 户在人不在 and 空挂: a residency that is open without anybody living there. */
function addPaperMember(making: Making, family: Family): void {
  const { random } = making
  const head = family.members[0]
  if (!head || family.rented || head.age < 48 || !random.chance(0.05)) return
  const sex = random.chance(0.55) ? '1' : '2'
  const age = head.age - random.int(23, 30)
  const ethnic = (head.row.ethnic ?? '01') as EthnicGroup
  const person = makePerson(making, {
    sex,
    born: bornAt(making, age),
    age,
    surname: ethnic === '04' || ethnic === '05' ? '' : head.row.name.slice(0, 1),
    ethnic,
    rented: false,
    married: false,
    recordedAt: family.row.recordedAt as Date,
    registration: random.chance(0.8) ? '0H' : 'KG',
  })
  person.row.areaCode = family.row.areaCode
  live(making, family, person, {
    relation: sex === '1' ? '29' : '39',
    from: Math.max(family.from, person.born),
    arrival: family.from > making.world.goLive ? 'moved_in' : 'registered',
    recordedAt: person.row.recordedAt as Date,
  })
  family.members.pop()
}

/** Parents fetched home and spouses married in came later than the family. */
function bringLate(making: Making, family: Family): void {
  const { random, world } = making
  for (const member of family.members.slice(1)) {
    const { relation } = member.residency
    const parent = relation.startsWith('5') && random.chance(0.16)
    const inLaw = (relation === '38' || relation === '28') && random.chance(0.1)
    const newlyWed = family.kind === 'young_couple' && (relation === '12' || relation === '11') && random.chance(0.2)
    const anyone = random.chance(0.012)
    if (!(parent || inLaw || newlyWed || anyone) || member.residency.arrival === 'born') continue
    if (family.from > world.today - 90) continue
    const on = dayWithin(making, family)
    member.residency.fromOn = civil(Math.max(on, member.born))
    member.residency.arrival = newlyWed || inLaw ? 'married' : random.chance(0.85) ? 'moved_in' : 'returned'
    const recordedAt = moment(on, 600)
    if (recordedAt > (member.row.recordedAt as Date)) member.row.recordedAt = recordedAt
    member.residency.recordedAt = member.row.recordedAt as Date
    family.stable = false
  }
}

/** Heads who set up house by 分户 have lived before with elders of the same surname, if such live here. */
export function splitFromElsewhere(making: Making): void {
  const hosts = new Map<string, Family[]>()
  for (const family of making.families) {
    const head = family.members[0]
    if (!head || family.to !== undefined || head.age < 52 || family.from > making.world.goLive) continue
    const surname = head.row.name.slice(0, 1)
    hosts.set(surname, [...(hosts.get(surname) ?? []), family])
  }
  for (const family of making.families) {
    const head = family.members[0]
    if (head?.residency.arrival !== 'split') continue
    const host = hosts.get(head.row.name.slice(0, 1))?.find((elder) => {
      const older = (elder.members[0]?.age ?? 0) - head.age
      return older > 21 && older < 36 && elder.from < family.from - 300
    })
    if (host) leaveParents(making, head, host, family.from)
    else
      for (const member of family.members)
        if (member.residency.arrival === 'split') member.residency.arrival = 'moved_in'
  }
}

function leaveParents(making: Making, head: Family['members'][number], host: Family, on: DayNumber): void {
  const before = { ...head, row: head.row }
  const length = host.members.length
  live(making, host, before, {
    relation: head.sex === '1' ? '29' : '39',
    from: Math.max(host.from, head.born),
    arrival: 'registered',
    recordedAt: host.row.recordedAt as Date,
    end: { on, reason: 'split' },
  })
  host.members.length = length
}
