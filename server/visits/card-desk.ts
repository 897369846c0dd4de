import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasAt } from '@/db/queries/areas'
import { type CardPrint, cardPrintNamed, cardPrintsOf } from '@/db/queries/cards'
import { namesOf } from '@/db/queries/colleagues'
import { holds, wholeCommittee } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { cardKinds } from '@/domain/visits/card-codes'
import { cardsOnSheet, differenceText } from '@/domain/visits/cards'
import { flag, placeFrom, placeText, someId, somePlace } from '@/server/address'
import { view } from '@/server/view'
import { differencesIn, type House, houseOf } from '@/server/visits/answering'

/** So many prints out there are held against today at once: years of a committee. */
const outMost = 1000

/** 卡片和清单: what was printed, what of it is wrong by now and where it went, and the form to print anew (seed rows 40, 41). */
export const cardDesk = view({
  name: 'card.desk',
  permission: 'visit.read',
  query: z.object({ stale: flag, all: flag, after: somePlace, again: someId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const small = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid'
    if (!small) return undefined
    const committee = ancestorAt(actor.areaCode, 'committee')
    const grids = await areasAt(db, wholeCommittee(jurisdiction), 'grid', dayOf(now))
    const house = await houseOf(db, committee, grids)
    const again = query.again && (await cardPrintNamed(db, committee, query.again))
    const place = placeFrom(query.after, ['instant'])
    const most = limits.listPageRows
    const out = await cardPrintsOf(db, committee, { rows: outMost, out: true })
    const wrong = out.flatMap((print) => {
      const found = wrongIn(print, house)
      return found.length === 0 ? [] : [print]
    })
    const found = query.stale
      ? wrong
      : await cardPrintsOf(db, committee, {
          ...{ rows: most + 1, out: query.all !== '1' },
          after: place && { at: place[0], id: place[1] ?? '' },
        })
    const shown = query.stale ? found : found.slice(0, most)
    const names = await namesOf(
      db,
      shown.map(({ printedBy }) => printedBy),
    )
    const last = !query.stale && found.length > most ? found[most - 1] : undefined
    return {
      query,
      rows: shown.map((print) => ({
        ...lineOf(print, house),
        by: names.get(print.printedBy)?.name ?? '',
      })),
      ...{ wrong: wrong.length, out: out.length },
      next: last ? placeText([last.cursor, last.id]) : null,
      grids: grids
        .filter(({ code }) => levelOf(actor.areaCode) === 'committee' || code === actor.areaCode)
        .map(({ code, name }) => ({ code, name })),
      again: again ? askedAgain(again) : undefined,
      may: { print: holds(actor, 'visit.record'), edit: holds(actor, 'visitor.edit') },
      today: dayOf(now),
    }
  },
})
export type CardDesk = NonNullable<Awaited<ReturnType<typeof cardDesk>>>

/** What the form asks for when a print is made anew as things stand now. */
function askedAgain({ kind, gridCode, copies, handedTo }: CardPrint) {
  return { kind, gridCode, sheets: Math.ceil(copies / cardsOnSheet[kind]), handedTo }
}

type Print = Awaited<ReturnType<typeof cardPrintsOf>>[number]

/** What a print out there states otherwise than it would today, in words; one taken back is asked for no more. */
function wrongIn(print: Print, house: House): string[] {
  return print.withdrawnOn ? [] : differencesIn(print, house).map(differenceText)
}

function lineOf(print: Print, house: House) {
  const { id, kind, gridCode, copies, firstNumber, lastNumber, handedTo, printedAt, withdrawnOn } = print
  return {
    ...{ id, kind, copies, firstNumber, lastNumber, handedTo, printedAt, withdrawnOn },
    ...{ kindLabel: cardKinds[kind], wrong: wrongIn(print, house) },
    grid: gridCode === null ? null : (house.grids.get(gridCode) ?? '已撤销的网格'),
  }
}
