import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { building, roomForUpdate } from '@/db/queries/dwellings'
import { nextNumber, openHouseholdIn, saveHousehold } from '@/db/queries/household-writes'
import { insertResidency } from '@/db/queries/residents'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { dwellingStates, dwellingUses } from '@/domain/dwellings/codes'
import { householdKinds } from '@/domain/households/codes'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { addressInput, choice } from '@/server/households/edit-input'
import { openFile, openRoom } from '@/server/households/open-file'
import { enterPerson } from '@/server/residents/add-resident'
import { day, personShape } from '@/server/residents/person-input'
import { lookForSame } from '@/server/residents/same-people'

const input = z.object({
  buildingId: z.uuid('请选楼栋'),
  unit: addressInput(10).nullish(),
  room: z.string('请填房号').pipe(addressInput(20)),
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
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const place = await building(tx, jurisdiction, input.buildingId)
    if (!place) return refuse({ kind: 'not_found' })
    const today = dayOf(now)
    if (input.fromOn > today) return refuse({ kind: 'in_future' })
    const number = await nextNumber(tx, place.areaCode)
    const { unit = null, room, use, state } = input
    const dwelling =
      (await roomForUpdate(tx, jurisdiction, place.id, unit, room)) ??
      (await openRoom(tx, place, { unit, room, use, state }))
    const open = await openHouseholdIn(tx, dwelling.id)
    if (open) return refuse({ kind: 'dwelling_has_household', number: open })

    const kind = input.kind ?? 'family'
    const { id, areaCode } = await openFile(tx, place, dwelling, { number, kind, fromOn: input.fromOn })
    const head = await enterPerson(tx, areaCode, input, today, input.fromOn)
    if (!head.ok) return head
    const residency = { residentId: head.value, householdId: id, relation: '02', fromOn: input.fromOn }
    await insertResidency(tx, { id: newId(), areaCode, ...residency, arrival: 'registered' })
    await saveHousehold(tx, id, { headId: head.value })
    const same = await lookForSame({ tx, actor, now }, areaCode, [head.value])
    const created: AuditEntry = {
      ...{ act: 'household.create', subject: 'household', subjectId: id, areaCode, householdId: id },
      detail: { number, address: dwelling.address },
    }
    const elsewhere = same.found > 0 && holds(actor, 'resident.transfer') ? head.value : null
    return accept({ value: { id, elsewhere }, audit: [created, ...same.audit] })
  },
})
