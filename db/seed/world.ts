import type { DigitKey } from '@/db/search-keys'
import { type DayNumber, moment, numberOf } from '@/db/seed/days'
import type { FamilyKind } from '@/db/seed/family-kinds'
import type { CommitteeToBuild, StreetToBuild } from '@/db/seed/plan'
import type { Random } from '@/db/seed/random'
import type { RowOf, Rows } from '@/db/seed/tables'
import { addMonths, type CivilDay } from '@/domain/calendar/civil-day'
import { periodOf, previousPeriod } from '@/domain/calendar/periods'
import type { UnitCode } from '@/domain/issues/codes'
import type { TagCode } from '@/domain/tags/codes'

/** The fields kept as ciphertext; the same words bind a ciphertext to its row in the saves of the product. */
export type ProtectedField = 'id_number' | 'phone'

/** What the generator needs of the field cipher, handed in because keys are no matter of this floor. */
export type Protection = {
  encrypt: (value: string, rowId: string, field: ProtectedField) => string
  index: (value: string, field: ProtectedField) => string
  digits: DigitKey
}

export type World = {
  on: CivilDay
  seed: number
  /** The day the data speaks of; everything recorded lies before its first minute. */
  today: DayNumber
  now: Date
  /** The day the office began to keep its files here. */
  goLive: DayNumber
  /** The last complete two months, whose figures 东兴社区 keeps to. */
  period: { from: DayNumber; to: DayNumber }
  protect: Protection
  passwordHash: (username: string) => string
}

export function worldOf(from: {
  on: CivilDay
  seed: number
  protect: Protection
  passwordHash: (username: string) => string
}): World {
  const today = numberOf(from.on)
  const period = previousPeriod(periodOf('bimonth', from.on))
  return {
    ...from,
    today,
    now: moment(today, 0),
    goLive: numberOf(addMonths(from.on, -36)),
    period: { from: numberOf(period.from), to: numberOf(period.to) },
  }
}

export type Grid = { code: number; name: string; scope: string; headId: string; headName: string | null }

export type Door = { row: RowOf<'dwellings'>; building: RowOf<'buildings'>; grid: number }

export type Person = {
  row: RowOf<'residents'>
  born: DayNumber
  age: number
  sex: '1' | '2'
  residency: RowOf<'residencies'>
  idNumber?: string | undefined
  phone?: string | undefined
}

export type Family = {
  row: RowOf<'households'>
  door: Door
  kind: FamilyKind
  rented: boolean
  /** Those who live there now, the head first. */
  members: Person[]
  tags: Set<TagCode>
  from: DayNumber
  /** First day no longer in being. */
  to?: DayNumber | undefined
  /** False when somebody came, went, died or is registered without living here within the three years. */
  stable: boolean
  /** Days of contacts that met somebody, in order. */
  met: DayNumber[]
}

export type Staff = {
  secretary: string
  gridHeads: string[]
  property: string
  units: Record<UnitCode, string>
  /** Those in being. */
  visitors: { id: string }[]
}

/** One committee while it is being made. */
export type Making = {
  world: World
  plan: CommitteeToBuild
  street: StreetToBuild
  random: Random
  id: (at: Date | number) => string
  rows: Rows
  staff: Staff
  grids: Grid[]
  doors: Door[]
  families: Family[]
  /** Everybody who ever lived here. */
  people: Omit<Person, 'residency'>[]
  takenNumbers: Set<string>
}

/** When something of a day came to our notice: mostly at once, sometimes late, never after the data ends. */
export function noticed(making: Making, day: DayNumber, lateShare = 0.08): Date {
  const { random, world } = making
  const lag = random.chance(lateShare) ? random.int(6, 70) : random.int(0, 2)
  const on = Math.max(world.goLive, Math.min(world.today - 1, day + lag))
  return moment(on, random.int(8 * 60 + 30, 17 * 60 + 30))
}
