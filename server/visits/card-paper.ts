import 'server-only'
import { z } from 'zod'
import { areasAt } from '@/db/queries/areas'
import { cardPrintNamed } from '@/db/queries/cards'
import { holds, wholeCommittee } from '@/domain/access/actor'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { cardsOnSheet, differenceText, runningNumber } from '@/domain/visits/cards'
import { recordId } from '@/server/address'
import { view } from '@/server/view'
import { differencesIn, houseOf } from '@/server/visits/answering'

/** The paper of one print, as it was stated when it was printed: opened again it is the same paper, and says what of it is wrong by now. */
export const cardPaper = view({
  name: 'card.paper',
  permission: 'visit.read',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const committee = ancestorAt(actor.areaCode, 'committee')
    const print = await cardPrintNamed(db, committee, query.id)
    if (!print) return undefined
    const house = await houseOf(db, committee, await areasAt(db, wholeCommittee(jurisdiction), 'grid', dayOf(now)))
    const wrong = differencesIn(print, house)
    const { id, kind, stated, copies, firstNumber, handedTo, withdrawnOn } = print
    return {
      ...{ id, kind, stated, copies, handedTo, withdrawnOn },
      on: dayOf(print.printedAt),
      wrong: wrong.map((one) => ({ label: one.label, words: differenceText(one) })),
      mayPrint: holds(actor, 'visit.record'),
      sheets: Math.ceil(copies / cardsOnSheet[kind]),
      numbers: firstNumber === null ? [] : Array.from({ length: copies }, (_, at) => runningNumber(firstNumber + at)),
    }
  },
})
export type CardPaper = NonNullable<Awaited<ReturnType<typeof cardPaper>>>
