import 'server-only'
import { z } from 'zod'
import { cardPrintForUpdate, saveCardPrint } from '@/db/queries/cards'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 收回: what was printed no longer hangs or lies anywhere, or was replaced. */
export const withdrawCard = command({
  name: 'card.withdraw',
  permission: 'visit.record',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, now, input: { id } }) => {
    const print = await cardPrintForUpdate(tx, ancestorAt(actor.areaCode, 'committee'), id)
    if (!print) return refuse({ kind: 'not_found' } as const)
    if (!print.withdrawnOn) await saveCardPrint(tx, id, { withdrawnOn: dayOf(now) })
    return accept({
      value: { id },
      audit: {
        ...{
          act: 'card.withdraw' as const,
          subject: 'card',
          subjectId: id,
          areaCode: print.gridCode ?? print.areaCode,
        },
        detail: { handedTo: print.handedTo, copies: print.copies },
      },
    })
  },
})
