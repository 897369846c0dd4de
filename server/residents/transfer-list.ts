import 'server-only'
import { z } from 'zod'
import { buildingsInside } from '@/db/queries/dwellings'
import { matchOfTransfer } from '@/db/queries/matches'
import { otherCommittees, transfersOf } from '@/db/queries/transfers'
import { contains } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { undoUntil } from '@/domain/households/acts'
import { shownName } from '@/domain/residents/shown'
import { transferStates } from '@/domain/residents/transfer-codes'
import { someId } from '@/server/address'
import { view } from '@/server/view'

/** 转入转出: what other committees offer and what was offered to them; of the others a name and a reason, no more. */
export const transferList = view({
  name: 'transfer.list',
  permission: 'resident.transfer',
  query: z.object({ accept: someId }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const [rows, buildings, known] = await Promise.all([
      transfersOf(db, jurisdiction, 100),
      query.accept ? buildingsInside(db, jurisdiction) : [],
      query.accept ? matchOfTransfer(db, jurisdiction, query.accept) : undefined,
    ])
    const offers = rows.map((row) => ({
      ...{ id: row.id, reason: row.reason, state: row.state, stateText: transferStates[row.state], on: row.on },
      name: shownName(fields, row.name),
      answer: row.answer,
      coming: contains(actor.areaCode, row.areaCode),
      other: contains(actor.areaCode, row.areaCode) ? row.from : row.to,
      offeredOn: dayOf(row.offeredAt),
      undoAt:
        row.state === 'accepted' && row.answeredAt && dayOf(now) <= undoUntil(dayOf(row.answeredAt)) && row.householdId
          ? `/households/${row.householdId}/undo`
          : null,
    }))
    return {
      today: dayOf(now),
      offers,
      accepting: offers.find(({ id, coming, state }) => id === query.accept && coming && state === 'offered'),
      known: known && { name: shownName(fields, known.name), address: known.address },
      buildings: buildings.map(({ id, estate, name }) => ({ value: id, label: `${estate} ${name}` })),
    }
  },
})
export type TransferList = Awaited<ReturnType<typeof transferList>>

/** Where somebody may be offered to: the other committees of the district. */
export const transferChoice = view({
  name: 'transfer.choice',
  permission: 'resident.transfer',
  query: z.object({}),
  read: async ({ db, actor, now }) => {
    const others = await otherCommittees(db, actor.areaCode, dayOf(now))
    return others.map(({ code, name }) => ({ value: String(code), label: name }))
  },
})
