import 'server-only'
import type { Transaction } from '@/db/client'
import { areasAt } from '@/db/queries/areas'
import { buildingsIn, dwellingsWithHouseholds } from '@/db/queries/import-lookups'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { addressPart } from '@/domain/dwellings/address'
import type { ParsedDwelling, ParsedFamily } from '@/domain/exchange/family'

export type KnownBuilding = { id: string; areaCode: AreaCode; estate: string; name: string }
export type KnownDwelling = {
  id: string
  areaCode: AreaCode
  buildingId: string
  unit: string | null
  room: string
  householdId: string | null
  householdNumber: string | null
  headId: string | null
}

/** The buildings of an area, and the dwellings and open households some families may belong to, found by address in whatever spelling or by household number. */
export type KnownPlaces = {
  building: (dwelling: ParsedDwelling) => KnownBuilding | 'several' | undefined
  dwelling: (building: KnownBuilding, dwelling: ParsedDwelling) => KnownDwelling | undefined
  byNumber: (householdNumber: string) => KnownDwelling | undefined
  byHousehold: (householdId: string) => KnownDwelling | undefined
  /** The grid a sheet names: 第二网格. */
  grid: (name: string | undefined) => AreaCode | undefined
}

export async function knownPlaces(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  families: readonly ParsedFamily[],
  today: CivilDay,
): Promise<KnownPlaces> {
  const grids = await areasAt(tx, jurisdiction, 'grid', today)
  const buildings = await buildingsIn(tx, jurisdiction)
  const byName = groupBy(buildings, ({ name }) => addressPart(name) ?? name)
  const named = new Set(families.map(({ dwelling }) => dwelling.building ?? ''))
  const dwellings = await dwellingsWithHouseholds(tx, jurisdiction, {
    buildingIds: [...named].flatMap((name) => (byName.get(name) ?? []).map(({ id }) => id)),
    numbers: [...new Set(families.flatMap(({ householdNumber }) => householdNumber ?? []))],
  })
  const byDoor = groupBy(dwellings, ({ buildingId, room }) => `${buildingId}|${addressPart(room) ?? room}`)
  const byNumber = new Map(
    dwellings.flatMap((dwelling) => (dwelling.householdNumber ? [[dwelling.householdNumber, dwelling]] : [])),
  )
  const byHousehold = new Map(
    dwellings.flatMap((dwelling) => (dwelling.householdId ? [[dwelling.householdId, dwelling]] : [])),
  )

  return {
    building: ({ estate, building }) => {
      const same = byName.get(building ?? '') ?? []
      const here = estate ? same.filter((known) => sameEstate(known.estate, estate)) : same
      const unnamed = estate ? [] : here.filter((known) => known.estate === '')
      if (unnamed.length === 1) return unnamed[0]
      return here.length > 1 ? 'several' : here[0]
    },
    dwelling: (building, { unit, room }) => {
      const same = byDoor.get(`${building.id}|${room}`) ?? []
      const exact = same.filter((known) => !unit || !known.unit || known.unit === unit)
      return exact.length === 1 ? exact[0] : undefined
    },
    byNumber: (number) => byNumber.get(number) as KnownDwelling | undefined,
    grid: (name) => grids.find((grid) => name && grid.name.replace(/\s/g, '') === name.replace(/\s/g, ''))?.code,
    byHousehold: (id) => byHousehold.get(id) as KnownDwelling | undefined,
  }
}

/** 一纺 and 一纺小区 are one estate. */
function sameEstate(one: string, other: string): boolean {
  const bare = (name: string) => name.replace(/(小区|花园|苑|新村|公寓|家属院)$/u, '')
  return one === other || bare(one) === bare(other)
}

function groupBy<Item>(items: Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
