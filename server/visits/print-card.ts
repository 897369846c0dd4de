import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { areasAt } from '@/db/queries/areas'
import { insertCardPrint, nextCardNumber } from '@/db/queries/cards'
import { wholeCommittee } from '@/domain/access/actor'
import { ancestorAt, contains, isAreaCode } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type CardKind, cardKinds } from '@/domain/visits/card-codes'
import { cardRefusal, cardsOnSheet, sheetsMost, statedOn } from '@/domain/visits/cards'
import { command } from '@/server/command'
import { houseOf } from '@/server/visits/answering'

/** 印卡: what the paper states is kept with it, so that it can be found again once it is wrong; contact cards get running numbers. */
export const printCard = command({
  name: 'card.print',
  permission: 'visit.record',
  input: z.object({
    kind: z.enum(Object.keys(cardKinds) as [CardKind, ...CardKind[]], '请选印什么'),
    gridCode: z.coerce.number().refine(isAreaCode, '请选网格').nullish().default(null),
    sheets: z.coerce.number('填几张').int('填几张').min(1, '至少一张').max(sheetsMost, `一次最多 ${sheetsMost} 张`),
    handedTo: z.string('写发给谁、放在哪里').trim().min(1, '写发给谁、放在哪里').max(80, '最多 80 字'),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const committee = ancestorAt(actor.areaCode, 'committee')
    const { kind, sheets, handedTo } = input
    const gridCode = kind === 'list' || kind === 'map' ? null : input.gridCode
    if (gridCode !== null && !contains(actor.areaCode, gridCode)) return refuse({ kind: 'not_found' } as const)
    const grids = await areasAt(tx, wholeCommittee(jurisdiction), 'grid', dayOf(now))
    const answering = (await houseOf(tx, committee, grids)).answering(gridCode)
    const refused = cardRefusal(kind, answering)
    if (refused) return refuse(refused)
    const copies = sheets * cardsOnSheet[kind]
    const firstNumber = kind === 'contact' ? await nextCardNumber(tx, committee) : null
    const id = newId(now.getTime())
    const lastNumber = firstNumber === null ? null : firstNumber + copies - 1
    await insertCardPrint(tx, {
      ...{ id, areaCode: committee, gridCode, kind, stated: statedOn(kind, answering), copies, handedTo },
      ...{ firstNumber, lastNumber, printedAt: now, printedBy: actor.accountId },
    })
    return accept({
      value: { id },
      audit: {
        ...{ act: 'card.print' as const, subject: 'card', subjectId: id, areaCode: gridCode ?? committee },
        detail: { kind: cardKinds[kind], copies, handedTo, firstNumber, lastNumber },
      },
    })
  },
})
