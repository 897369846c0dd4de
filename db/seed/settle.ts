import { castFamily } from '@/db/seed/cast'
import type { DayNumber } from '@/db/seed/days'
import { dongxingCast } from '@/db/seed/dongxing-plan'
import { makeFamily } from '@/db/seed/family'
import { type FamilyKind, familyKinds, membersOf } from '@/db/seed/family-kinds'
import { addPast, splitFromElsewhere } from '@/db/seed/past'
import { at, weigh } from '@/db/seed/random'
import type { Door, Family, Making } from '@/db/seed/world'
import type { ArrivalReason, DepartureReason } from '@/domain/households/codes'

const rentedShare: Partial<Record<FamilyKind, number>> = {
  shared_rent: 1,
  single: 0.42,
  young_couple: 0.38,
  couple_children: 0.19,
  single_parent: 0.24,
  middle_couple: 0.14,
  couple_grown_child: 0.08,
  elder_couple: 0.04,
  elder_alone: 0.03,
  three_generations: 0.05,
}

const endReasons = weigh<DepartureReason>([
  ['moved_out', 86],
  ['transferred', 7],
  ['merged', 7],
])

/** Lets families move into the doors until the plan's number is reached, with those who lived there before them. */
export function settleFamilies(making: Making): void {
  const homes = making.doors.filter(({ row }) => row.use === '01' || row.use === '06')
  const cast = making.plan.demo ? dongxingCast : []
  const castDoors = new Map(cast.map((family) => [family.door, family]))
  const free = homes.filter(({ row }) => !castDoors.has(row.address))
  const vacant = new Set(making.random.shuffled(free).slice(0, homes.length - making.plan.households))
  const serials = new Map<number, number>()
  const number = (door: Door) => {
    const serial = (serials.get(door.grid) ?? 0) + 1
    serials.set(door.grid, serial)
    return `${String(door.grid + 1).padStart(2, '0')}-${String(serial).padStart(4, '0')}`
  }
  for (const door of homes) {
    const played = castDoors.get(door.row.address)
    if (vacant.has(door)) leaveVacant(making, door, number)
    else if (played) making.families.push(castFamily(making, door, played, number(door)))
    else making.families.push(moveIn(making, door, number))
  }
  splitFromElsewhere(making)
}

function moveIn(making: Making, door: Door, number: (door: Door) => string): Family {
  const { random, world } = making
  const kind = kindFor(making, door)
  const rented = random.chance(rentedShare[kind] ?? 0.1)
  const members = membersOf(kind, random)
  const from = arrivalDay(making, door, rented, at(members, 0).age)
  const arrival = arrivalReason(making, kind, rented, from)
  const followed = making.plan.demo && from > world.period.to
  if (from > world.goLive && (followed || random.chance(0.8))) predecessor(making, door, number, from)
  const family = makeFamily(making, { door, kind, members, rented, from, arrival, number: number(door) })
  door.row.state = rented ? (kind === 'shared_rent' && random.chance(0.12) ? 'QZ' : 'CZ') : ownState(making)
  door.row.ownerName = rented ? null : (family.members[0]?.row.name ?? null)
  addPast(making, family)
  return family
}

function ownState({ random }: Making): string {
  if (random.chance(0.985)) return 'ZZ'
  return random.pick(['JJ', 'JJ', 'WZ', 'MZ'])
}

/** Older houses hold more elders. */
function kindFor({ random }: Making, door: Door): FamilyKind {
  const old = (door.building.builtYear ?? 2000) < 1996
  if (old && random.chance(0.1)) return random.chance(0.1) ? 'elder_alone' : 'elder_couple'
  return random.draw(familyKinds)
}

function arrivalDay(making: Making, door: Door, rented: boolean, headAge: number): DayNumber {
  const { random, world } = making
  const built = ((door.building.builtYear ?? 2000) - 1970) * 365.25
  const grown = world.today - (headAge - 19) * 365.25
  const earliest = Math.round(Math.max(built, grown))
  if (rented) {
    const years = -Math.log(1 - random.next() * 0.98) * 4.2
    return Math.max(Math.min(earliest, world.today - 200), world.today - 2 - Math.round(years * 365))
  }
  if (random.chance(0.026)) return random.int(world.goLive + 1, world.today - 1)
  return random.int(Math.min(earliest, world.goLive - 400), world.goLive - 30)
}

function arrivalReason(making: Making, kind: FamilyKind, rented: boolean, from: DayNumber): ArrivalReason {
  const { random, world } = making
  if (from <= world.goLive) return random.chance(0.985) ? 'registered' : 'late_entry'
  if (rented) return 'rented'
  if ((kind === 'young_couple' || kind === 'couple_children') && random.chance(0.6)) return 'split'
  return random.chance(0.9) ? 'moved_in' : random.pick(['returned', 'transferred', 'late_entry'])
}

/** The household before: it leaves no gap over the end of the figures' period, so that the stock then equals today's. */
function predecessor(making: Making, door: Door, number: (door: Door) => string, from: DayNumber): void {
  const { random, world } = making
  const earliest = from > world.period.to ? Math.max(world.period.to + 1, from - 40) : from - 40
  ended(making, door, number, random.int(Math.min(earliest, from), from))
}

function leaveVacant(making: Making, door: Door, number: (door: Door) => string): void {
  const { random, world } = making
  door.row.state = random.chance(0.05) ? 'ZX' : 'KZ'
  door.row.tenure = door.row.tenure === '3' ? '1' : (door.row.tenure ?? null)
  if (random.chance(0.16)) ended(making, door, number, random.int(world.goLive + 30, world.period.to - 1))
}

function ended(making: Making, door: Door, number: (door: Door) => string, on: DayNumber): void {
  const { random } = making
  const kind = random.chance(0.12) ? 'elder_alone' : kindFor(making, door)
  const rented = kind !== 'elder_alone' && random.chance(0.6)
  const reason = kind === 'elder_alone' && random.chance(0.7) ? 'died' : random.draw(endReasons)
  const from = on - random.int(400, 3_600)
  const arrival = from > making.world.goLive ? (rented ? 'rented' : 'moved_in') : 'registered'
  const members = membersOf(kind, random)
  making.families.push(
    makeFamily(making, { door, kind, members, rented, from, arrival, number: number(door), end: { on, reason } }),
  )
}
