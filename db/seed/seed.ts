import postgres from 'postgres'
import { makeCommittee } from '@/db/seed/committee'
import { civil } from '@/db/seed/days'
import { idMaker } from '@/db/seed/ids'
import { copy, finish, type Portion, portionsOf, prepare } from '@/db/seed/load'
import { planOf, type Scale } from '@/db/seed/plan'
import { hireDistrict, hireStreet } from '@/db/seed/staff'
import { noRows, type Rows, seeded } from '@/db/seed/tables'
import { type Protection, worldOf } from '@/db/seed/world'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type SeedOptions = {
  scale: Scale
  /** The day the data speaks of, in Asia/Shanghai. */
  on: CivilDay
  seed: number
  protect: Protection
  /** The stored hash of the password of an account. */
  passwordHash: (username: string) => string
}

export type SeedCounts = Record<keyof typeof seeded, number>

/** All rows of a scale, committee by committee, so that no more than one is held in memory. */
export function* seedRows(options: SeedOptions): Generator<Rows> {
  const world = worldOf(options)
  const validFrom = civil(world.goLive - 900)
  for (const [number, district] of planOf(options.scale, options.seed).entries()) {
    const rows = noRows()
    const id = idMaker(0xd00000 + number)
    rows.areas.push({
      code: district.code,
      level: 'district',
      name: district.name,
      officialCode: officialCode(district.code),
      validFrom,
      sort: number,
    })
    hireDistrict(world, rows, district.code, number === 0, id)
    const unitsByStreet = district.streets.map((street, sort) => {
      rows.areas.push({
        code: street.code,
        level: 'street',
        name: street.name,
        officialCode: officialCode(street.code),
        validFrom,
        sort,
      })
      return hireStreet(world, rows, street, number === 0 && sort === 0, id)
    })
    yield rows
    for (const [place, street] of district.streets.entries()) {
      const units = unitsByStreet[place]
      if (units) for (const committee of street.committees) yield makeCommittee(world, street, committee, units)
    }
  }
}

/**
 * Fills a migrated database, as its owner, in one transaction: either all of it is there afterwards or nothing.
 * Replaces the rows of the tables it fills; refuses nothing, so the caller asks first. `batches` come as `seedRows`
 * makes them, turned into bytes by `portionsOf`.
 */
export async function loadDatabase(
  ownerUrl: string,
  batches: Iterable<Portion[]> | AsyncIterable<Portion[]>,
  progress: (committees: number) => void = () => {},
): Promise<SeedCounts> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connection: { application_name: 'baijia-data' } })
  const counts = Object.fromEntries(Object.keys(seeded).map((name) => [name, 0])) as SeedCounts
  try {
    await sql.begin(async (tx) => {
      const prepared = await prepare(tx)
      let committees = -1
      for await (const portions of batches) {
        for (const portion of portions) {
          counts[portion.name] += portion.count
          await copy(tx, portion)
        }
        committees += 1
        progress(committees)
      }
      await finish(tx, prepared)
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
  return counts
}

/** As `loadDatabase`, making the rows in the same thread. */
export function seedDatabase(ownerUrl: string, options: SeedOptions): Promise<SeedCounts> {
  return loadDatabase(ownerUrl, batchesOf(options))
}

/** The batches of a scale, one per committee. */
export function* batchesOf(options: SeedOptions): Generator<Portion[]> {
  for (const rows of seedRows(options)) yield portionsOf(rows)
}

/** Whether the database holds areas already. */
export async function isSeeded(ownerUrl: string): Promise<boolean> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql`select 1 from areas limit 1`
    return found !== undefined
  } finally {
    await sql.end({ timeout: 5 })
  }
}

function officialCode(code: number): string {
  return String(Math.floor(code / 1e3)).padEnd(12, '0')
}
