import 'server-only'
import { z } from 'zod'
import { cardPrintNamed } from '@/db/queries/cards'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { cardsOnSheet, runningNumber } from '@/domain/visits/cards'
import { recordId } from '@/server/address'
import { view } from '@/server/view'

/** The paper of one print, as it was stated when it was printed: opened again it is the same paper. */
export const cardPaper = view({
  name: 'card.paper',
  permission: 'visit.read',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, query }) => {
    const print = await cardPrintNamed(db, ancestorAt(actor.areaCode, 'committee'), query.id)
    if (!print) return undefined
    const { id, kind, stated, copies, firstNumber, handedTo, withdrawnOn } = print
    return {
      ...{ id, kind, stated, copies, handedTo, withdrawnOn },
      on: dayOf(print.printedAt),
      sheets: Math.ceil(copies / cardsOnSheet[kind]),
      numbers: firstNumber === null ? [] : Array.from({ length: copies }, (_, at) => runningNumber(firstNumber + at)),
    }
  },
})
export type CardPaper = NonNullable<Awaited<ReturnType<typeof cardPaper>>>
