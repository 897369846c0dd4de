import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { building, roomForUpdate } from '@/db/queries/dwellings'
import {
  type Household,
  nextNumber,
  openHouseholdsIn,
  saveDwelling,
  saveHousehold,
} from '@/db/queries/household-writes'
import { insertResidency } from '@/db/queries/residents'
import { answerTransfer, transferForUpdate } from '@/db/queries/transfers'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, type Result, refuse } from '@/domain/result'
import { command } from '@/server/command'
import type { Journal } from '@/server/households/act-journal'
import { journalled, previewed } from '@/server/households/act-preview'
import { addressInput, confirmed } from '@/server/households/edit-input'
import { openFile, openRoom } from '@/server/households/open-file'
import { enterPerson } from '@/server/residents/add-resident'
import { day, personShape, relation } from '@/server/residents/person-input'

const shape = z.object({
  transferId: z.uuid(),
  on: day,
  buildingId: z.uuid('请选楼栋'),
  unit: addressInput(10).nullish(),
  room: z.string('请填房号').pipe(addressInput(20)),
  relation: relation.nullish(),
  ...personShape,
  confirmed,
})
type Input = z.output<typeof shape>

/**
 * 接收: the person lives in a dwelling of this committee from a day on, and on that very day no longer where they were offered
 * from: one transaction, so nobody is counted twice or not at all. Neither committee sees the file of the other.
 */
export const acceptTransfer = command({
  name: 'transfer.accept',
  permission: 'resident.transfer',
  input: shape,
  run: (desk) => previewed(desk, () => journalled(desk, (journal) => receive(desk, journal))),
})

type ReceiveDesk = { tx: Transaction; actor: Actor; jurisdiction: Jurisdiction; now: Date; input: Input }

async function receive({ tx, actor, jurisdiction, now, input }: ReceiveDesk, journal: Journal) {
  const { on } = input
  const transfer = await transferForUpdate(tx, jurisdiction, input.transferId, 'to')
  if (!transfer) return refuse({ kind: 'not_found' })
  if (transfer.state !== 'offered') return refuse({ kind: 'already_answered' })
  if (on > dayOf(now)) return refuse({ kind: 'in_future' })
  if (on < dayOf(transfer.offeredAt)) return refuse({ kind: 'before_offer' })
  const home = await homeFor(tx, jurisdiction, input, journal)
  if (!home.ok) return home
  const settled = await settle(tx, home.value, input, dayOf(now), journal)
  if (!settled.ok) return settled
  const answered = { answeredAt: now, answeredBy: actor.accountId, on, newResidentId: settled.value }
  const state = await answerTransfer(tx, transfer.id, { state: 'accepted', ...answered })
  if (state !== 'accepted') return refuse({ kind: 'no_longer_there' })

  const { id: householdId, address, number, areaCode } = home.value
  return accept({
    value: { id: householdId },
    who: [`${on} 起，${transfer.name}住 ${number} ${address}；原居民区同一天减 1 人`],
    act: { kind: 'transfer_in' as const, areaCode, householdId, on, people: [settled.value] },
    audit: {
      act: 'transfer.accept',
      subject: 'resident',
      subjectId: settled.value,
      areaCode,
      householdId,
      detail: { from: transfer.fromCode, transfer: transfer.id, on },
    },
  })
}

type Home = Pick<Household, 'id' | 'areaCode' | 'number' | 'address' | 'headId'>
type NoHome = { kind: 'not_found' } | { kind: 'before_arrival'; on: string }

/** The file behind a door of this committee, opened if there is none. */
async function homeFor(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  input: Input,
  journal: Journal,
): Promise<Result<Home, NoHome>> {
  const { buildingId, unit = null, room, on } = input
  const place = await building(tx, jurisdiction, buildingId)
  if (!place) return refuse({ kind: 'not_found' })
  const number = await nextNumber(tx, place.areaCode)
  const known = await roomForUpdate(tx, jurisdiction, place.id, unit, room)
  const [open] = known ? await openHouseholdsIn(tx, jurisdiction, known.id) : []
  if (open) return open.fromOn > on ? refuse({ kind: 'before_arrival', on: open.fromOn }) : accept(open)
  if (known) await journal.watch('dwellings', [known.id])
  if (known?.state === 'KZ') await saveDwelling(tx, known.id, { state: 'WZ' })
  const dwelling = known ?? (await openRoom(tx, place, { unit, room, state: 'WZ' }))
  if (!known) journal.made('dwellings', dwelling.id)
  const { id, areaCode } = await openFile(tx, place, dwelling, { number, kind: 'family', fromOn: on })
  journal.made('households', id)
  return accept({ id, areaCode, number, address: dwelling.address, headId: null })
}

/** Puts the person on file here, from the day on; yields the id. */
async function settle(tx: Transaction, home: Home, input: Input, today: string, journal: Journal) {
  const { id: householdId, areaCode, headId } = home
  if (headId !== null && !input.relation) return refuse({ kind: 'relation_missing', names: [input.name] })
  const { transferId: _id, on, buildingId: _b, unit: _u, room: _r, relation: kin, confirmed: _c, ...person } = input
  const entered = await enterPerson(tx, areaCode, person, today, on)
  if (!entered.ok) return entered
  const stay = { residentId: entered.value, householdId, relation: headId === null ? '02' : (kin ?? '99') }
  journal.made('residents', entered.value)
  const stayId = newId()
  await insertResidency(tx, { id: stayId, areaCode, ...stay, fromOn: on, arrival: 'transferred' })
  journal.made('residencies', stayId)
  if (headId === null) await saveHousehold(tx, householdId, { headId: entered.value })
  return entered
}
