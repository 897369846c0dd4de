import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { type BuildingRow, building, roomForUpdate } from '@/db/queries/dwellings'
import { namesOf } from '@/db/queries/household-file'
import {
  type Dwelling,
  dwellingForUpdate,
  type Household,
  householdForUpdate,
  nextNumber,
  openHouseholdIn,
  openResidencies,
  type Residency,
  saveDwelling,
  saveHousehold,
} from '@/db/queries/household-writes'
import { endResidency, insertResidency } from '@/db/queries/residents'
import type { Jurisdiction } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import type { Journal } from '@/server/households/act-journal'
import { journalled, previewed } from '@/server/households/act-preview'
import { addressInput, confirmed } from '@/server/households/edit-input'
import { openFile, openRoom } from '@/server/households/open-file'
import { day, relations, withRelations } from '@/server/residents/person-input'

const shape = z.object({
  id: z.uuid(),
  members: z.array(z.uuid()).min(1, '请勾分出去的人'),
  headId: z.uuid('请选新户主'),
  relations,
  on: day,
  place: z.enum(['same', 'other'], '请选分到哪里'),
  buildingId: z.uuid('请选楼栋').nullish(),
  unit: addressInput(10).nullish(),
  room: addressInput(20).nullish(),
  confirmed,
})
type Input = z.output<typeof shape>

/** 分户: some members go on under a file of their own, with a new number and head; what was said and done stays with the old file. */
export const splitHousehold = command({
  name: 'household.split',
  permission: 'household.edit',
  input: z.preprocess(withRelations, shape),
  run: (desk) => previewed(desk, () => journalled(desk, (journal) => split(desk, journal))),
})

type SplitDesk = { tx: Transaction; jurisdiction: Jurisdiction; now: Date; input: Input }

async function split(desk: SplitDesk, journal: Journal) {
  const { tx, jurisdiction, input } = desk
  const household = await householdForUpdate(tx, jurisdiction, input.id)
  if (!household) return refuse({ kind: 'not_found' })
  const leavers = await leaversOf(desk, household)
  if (!leavers.ok) return leavers
  const { leaving, names } = leavers.value
  const found = await placeOf(desk, household.dwellingId, journal)
  if (!found.ok) return found
  const { place, dwelling, number } = found.value
  const { on, headId, members } = input
  const { id, areaCode } = await openFile(tx, place, dwelling, { number, kind: 'family', fromOn: on })
  journal.made('households', id)
  await journal.watch('households', [household.id])
  await leave(desk, journal, leaving, { id, areaCode })
  await saveHousehold(tx, id, { headId })
  const headless = household.headId !== null && members.includes(household.headId)
  if (headless) await saveHousehold(tx, household.id, { headId: null })
  const people = leaving.map(({ residentId }) => residentId)
  return accept({
    value: { id },
    who: [
      `${on} 起，${[...names.values()].join('、')}分出另立一户：${number}，${dwelling.address}，户主 ${names.get(headId)}`,
      ...(headless ? ['原户没有户主了，分户后请去换户主'] : []),
    ],
    act: { kind: 'split', areaCode: household.areaCode, householdId: household.id, otherId: id, on, people },
    audit: {
      act: 'household.split',
      subject: 'household',
      subjectId: id,
      areaCode,
      householdId: household.id,
      detail: { from: household.number, to: number, on, people },
    },
  })
}

const relationOf = ({ headId, relations: said }: Input, id: string) => (id === headId ? '02' : said[id])

/** The stays of those who leave, if the file can be divided so. */
async function leaversOf({ tx, jurisdiction, now, input }: SplitDesk, household: Household) {
  if (household.toOn !== null) return refuse({ kind: 'closed' })
  if (input.on > dayOf(now)) return refuse({ kind: 'in_future' })
  const open = await openResidencies(tx, household.id)
  const leaving = open.filter(({ residentId }) => input.members.includes(residentId))
  if (leaving.length !== new Set(input.members).size) return refuse({ kind: 'not_a_member' })
  if (leaving.length === open.length) return refuse({ kind: 'nobody_left' })
  if (!input.members.includes(input.headId)) return refuse({ kind: 'head_not_chosen' })
  const later = [household, ...leaving].find(({ fromOn }) => fromOn > input.on)
  if (later) return refuse({ kind: 'before_arrival', on: later.fromOn })
  const names = await namesOf(tx, jurisdiction, input.members)
  const unsaid = input.members.filter((id) => !relationOf(input, id)).map((id) => names.get(id) ?? '')
  if (unsaid.length > 0) return refuse({ kind: 'relation_missing', names: unsaid })
  return accept({ leaving: [...leaving], names })
}

/** Their stays end here and begin there on the same day. */
async function leave(
  { tx, now, input }: SplitDesk,
  journal: Journal,
  leaving: readonly Residency[],
  file: { id: string; areaCode: number },
): Promise<void> {
  await journal.watch(
    'residencies',
    leaving.map(({ id }) => id),
  )
  for (const { id, residentId } of leaving) {
    await endResidency(tx, id, input.on, 'split', now)
    const stay = { id: newId(), areaCode: file.areaCode, residentId, householdId: file.id, fromOn: input.on }
    await insertResidency(tx, { ...stay, relation: relationOf(input, residentId) ?? '99', arrival: 'split' })
    journal.made('residencies', stay.id)
  }
}

type Place = { place: BuildingRow; dwelling: Dwelling; number: string }
type NoPlace = { kind: 'not_found' } | { kind: 'room_missing' } | { kind: 'dwelling_has_household'; number: string }

/** Where the new file is: the same door, or a room that nobody has a file in. */
async function placeOf(
  { tx, jurisdiction, input }: Pick<SplitDesk, 'tx' | 'jurisdiction' | 'input'>,
  dwellingId: string,
  journal: Journal,
): Promise<Result<Place, NoPlace>> {
  if (input.place === 'same') {
    const here = await dwellingForUpdate(tx, jurisdiction, dwellingId)
    if (!here) return refuse({ kind: 'not_found' })
    const number = await nextNumber(tx, here.building.areaCode)
    return accept({ place: here.building, dwelling: here.dwelling, number })
  }
  const { buildingId, unit = null, room } = input
  if (!buildingId || !room) return refuse({ kind: 'room_missing' })
  const place = await building(tx, jurisdiction, buildingId)
  if (!place) return refuse({ kind: 'not_found' })
  const number = await nextNumber(tx, place.areaCode)
  const known = await roomForUpdate(tx, jurisdiction, place.id, unit, room)
  if (!known) {
    const dwelling = await openRoom(tx, place, { unit, room, state: 'ZZ' })
    journal.made('dwellings', dwelling.id)
    return accept({ place, dwelling, number })
  }
  const taken = await openHouseholdIn(tx, known.id)
  if (taken) return refuse({ kind: 'dwelling_has_household', number: taken })
  if (known.state === 'KZ') {
    await journal.watch('dwellings', [known.id])
    await saveDwelling(tx, known.id, { state: 'WZ' })
  }
  return accept({ place, dwelling: known, number })
}
