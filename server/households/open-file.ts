import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import type { BuildingRow } from '@/db/queries/dwellings'
import { type Dwelling, insertDwelling, insertHousehold, replaceSearchKeys } from '@/db/queries/household-writes'
import { householdKeys } from '@/db/search-keys'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { dwellingSortKey, floorOfRoom } from '@/domain/dwellings/sort-key'
import type { HouseholdKind } from '@/domain/households/codes'

type Room = { unit: string | null; room: string; use?: string | null | undefined; state?: string | null | undefined }

/** A room nobody has written down yet, in a building. */
export async function openRoom(
  tx: Transaction,
  place: BuildingRow,
  { unit, room, use, state }: Room,
): Promise<Dwelling> {
  const { estate, name, areaCode, id: buildingId } = place
  const row = {
    id: newId(),
    ...{ areaCode, buildingId, unit, room, floor: floorOfRoom(room) },
    address: `${estate} ${name}${unit ? ` ${unit}单元` : ''} ${room}`,
    sortKey: dwellingSortKey({ estate, building: name, unit, room }),
    use: use ?? '01',
    state: state ?? 'WZ',
    ...{ tenure: null, ownerName: null, areaSqm: null, businessName: null, creditCode: null, note: null, version: 1 },
    convertedOn: null,
  }
  await insertDwelling(tx, row)
  return row
}

/** A file with a number taken before the room was looked up, so that one clerk at a time opens it. Found by its number and room; yet without people. */
export async function openFile(
  tx: Transaction,
  place: BuildingRow,
  dwelling: Dwelling,
  { number, kind, fromOn }: { number: string; kind: HouseholdKind; fromOn: CivilDay },
): Promise<{ id: string; areaCode: number }> {
  const { areaCode } = place
  const id = newId()
  const { sortKey, address } = dwelling
  await insertHousehold(tx, { id, areaCode, dwellingId: dwelling.id, number, kind, sortKey, address, fromOn })
  const where = { estate: place.estate, building: place.name, unit: dwelling.unit, room: dwelling.room }
  await replaceSearchKeys(tx, id, householdKeys({ id, areaCode, number, ...where }))
  return { id, areaCode }
}
