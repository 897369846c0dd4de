import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { type BuildingRow, building, roomForUpdate } from '@/db/queries/dwellings'
import {
  type Dwelling,
  insertDwelling,
  insertHousehold,
  nextNumber,
  openHouseholdIn,
  replaceSearchKeys,
  saveHousehold,
} from '@/db/queries/household-writes'
import { insertResidency } from '@/db/queries/residents'
import { householdKeys } from '@/db/search-keys'
import { dayOf } from '@/domain/calendar/civil-day'
import { addressPart } from '@/domain/dwellings/address'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { dwellingSortKey, floorOfRoom } from '@/domain/dwellings/sort-key'
import { householdKinds } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { choice } from '@/server/households/edit-input'
import { enterPerson } from '@/server/residents/add-resident'
import { day, personShape } from '@/server/residents/person-input'

const part = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => addressPart(text) ?? text)

const input = z.object({
  buildingId: z.uuid('请选楼栋'),
  unit: part(10).nullish(),
  room: z.string('请填房号').pipe(part(20)),
  use: choice(dwellingUses),
  state: choice(dwellingStates),
  kind: choice(householdKinds),
  fromOn: day,
  ...personShape,
})

/** 建档: opens a file for the people of a room, with its head; a room that already has one is refused by its number. */
export const createHousehold = command({
  name: 'household.create',
  permission: 'household.edit',
  input,
  run: async ({ tx, jurisdiction, now, input }) => {
    const place = await building(tx, jurisdiction, input.buildingId)
    if (!place) return refuse({ kind: 'not_found' })
    const today = dayOf(now)
    if (input.fromOn > today) return refuse({ kind: 'in_future' })
    const number = await nextNumber(tx, place.areaCode)
    const dwelling =
      (await roomForUpdate(tx, jurisdiction, place.id, input.unit ?? null, input.room)) ??
      (await newDwelling(tx, place, input))
    const open = await openHouseholdIn(tx, dwelling.id)
    if (open) return refuse({ kind: 'dwelling_has_household', number: open })

    const id = newId()
    const { areaCode } = place
    const { sortKey, address } = dwelling
    const kind = input.kind ?? 'family'
    await insertHousehold(tx, {
      id,
      areaCode,
      dwellingId: dwelling.id,
      number,
      kind,
      sortKey,
      address,
      fromOn: input.fromOn,
    })
    const where = { estate: place.estate, building: place.name, unit: dwelling.unit, room: dwelling.room }
    await replaceSearchKeys(tx, id, householdKeys({ id, areaCode, number, ...where }))
    const head = await enterPerson(tx, areaCode, input, today)
    if (!head.ok) return head
    const residency = { residentId: head.value, householdId: id, relation: '02', fromOn: input.fromOn }
    await insertResidency(tx, { id: newId(), areaCode, ...residency, arrival: 'registered' })
    await saveHousehold(tx, id, { headId: head.value })
    return accept({
      value: { id },
      audit: {
        act: 'household.create',
        subject: 'household',
        subjectId: id,
        areaCode,
        householdId: id,
        detail: { number, address },
      },
    })
  },
})

async function newDwelling(tx: Transaction, place: BuildingRow, input: z.output<typeof newRoom>): Promise<Dwelling> {
  const { estate, name, areaCode, id: buildingId } = place
  const { room } = input
  const unit = input.unit ?? null
  const row = {
    id: newId(),
    ...{ areaCode, buildingId, unit, room, floor: floorOfRoom(room) },
    address: `${estate} ${name}${unit ? ` ${unit}单元` : ''} ${room}`,
    sortKey: dwellingSortKey({ estate, building: name, unit, room }),
    use: input.use ?? '01',
    state: input.state ?? 'WZ',
    ...{ tenure: null, ownerName: null, areaSqm: null, businessName: null, creditCode: null, note: null, version: 1 },
  }
  await insertDwelling(tx, row)
  return row
}

const newRoom = input.pick({ unit: true, room: true, use: true, state: true })
