import 'server-only'
import { newId } from '@/db/ids'
import type { Additions } from '@/db/queries/import-writes'
import type { ImportRow } from '@/db/queries/imports'
import type { AreaCode } from '@/domain/areas/area-code'
import { dwellingSortKey, floorOfRoom } from '@/domain/dwellings/sort-key'
import type { PlannedFamily } from '@/server/exchange/plan-import'

export type New = Extract<PlannedFamily['place'], { kind: 'new' }>

/** Everything a batch will add, collected family by family, with a note per row for taking it back. */
export class Collector {
  readonly additions: Additions = {
    buildings: [],
    dwellings: [],
    households: [],
    residents: [],
    residencies: [],
    contacts: [],
    tags: [],
    denials: [],
    searchKeys: [],
  }
  readonly notes = new Map<number, NonNullable<ImportRow['written']>>()
  readonly households = new Map<string, { headId: string | null }>()
  private readonly buildingIds = new Map<string, string>()
  private readonly dwellingIds = new Map<string, string>()
  private readonly serials: Map<AreaCode, number>
  private readonly numbers: ReadonlySet<string>

  /** `numbers` are household numbers the sheet itself states; none of them is given to another household. */
  constructor(serials: ReadonlyMap<AreaCode, number>, numbers: ReadonlySet<string>) {
    this.serials = new Map(serials)
    this.numbers = numbers
  }

  note(rowNo: number, table: string, id: string, before: Record<string, unknown> | null = null): void {
    const notes = this.notes.get(rowNo)
    if (notes) notes.push({ table, id, before })
    else this.notes.set(rowNo, [{ table, id, before }])
  }

  nextNumber(areaCode: AreaCode): string {
    const serial = (this.serials.get(areaCode) ?? 0) + 1
    this.serials.set(areaCode, serial)
    const number = `${String(areaCode % 1000).padStart(2, '0')}-${String(serial).padStart(4, '0')}`
    return this.numbers.has(number) ? this.nextNumber(areaCode) : number
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

/** The address as the file shows it. */
export function addressOf(building: { estate: string; name: string }, unit: string | null, room: string): string {
  return [building.estate, building.name, unit ? `${unit}单元` : '', room].filter(Boolean).join(' ')
}
