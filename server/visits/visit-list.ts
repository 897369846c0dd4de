import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import type { Transaction } from '@/db/client'
import { areasAt } from '@/db/queries/areas'
import { printOfNumber } from '@/db/queries/cards'
import { leadsOf, type VisitFilter, visitCounts, visitsListed } from '@/db/queries/visit-register'
import { type Actor, holds, type Jurisdiction, jurisdictionWithin } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { addDays, dayOf } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { cardNumberFrom } from '@/domain/visits/cards'
import { type VisitMode, type VisitOutcome, visitModes, visitOutcomes } from '@/domain/visits/codes'
import { isEffective } from '@/domain/visits/recording'
import { placeFrom, placeText, someArea, someCode, someDay, someId, somePlace } from '@/server/address'
import { view } from '@/server/view'

/** 走访记录: contacts of a period, thirty days unless asked otherwise; a card number finds its visit whenever it was. */
export const visitList = view({
  name: 'visit.list',
  permission: 'visit.read',
  query: z.object({
    mode: someCode<VisitMode>(visitModes),
    outcome: someCode<VisitOutcome>(visitOutcomes),
    lead: someId,
    household: someId,
    area: someArea,
    card: z
      .string()
      .refine((text) => cardNumberFrom(text) !== undefined)
      .transform(cardNumberFrom)
      .optional()
      .catch(undefined),
    from: someDay,
    to: someDay,
    after: somePlace,
  }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const within = (query.area && jurisdictionWithin(actor, query.area)) || jurisdiction
    const today = dayOf(now)
    const to = query.to ?? today
    const from = query.from ?? addDays(to, query.household ? -3650 : -29)
    const { mode, outcome, lead, household, card } = query
    const filter: VisitFilter = { mode, outcome, leadId: lead, householdId: household, card, from, to }
    const place = placeFrom(query.after, ['instant'])
    const after = place && { at: place[0], id: place[1] ?? '' }
    const rows = await visitsListed(db, within, filter, { rows: limits.listPageRows + 1, after })
    const counts = await visitCounts(db, within, filter)
    const level = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid' ? 'grid' : 'committee'
    const last = rows.length > limits.listPageRows ? rows[limits.listPageRows - 1] : undefined
    return {
      query,
      from,
      to,
      rows: rows.slice(0, limits.listPageRows).map(({ headName, note, cursor: _, ...row }) => ({
        ...row,
        head: shownName(fields, headName),
        note: fields.name === 'full' ? note : null,
      })),
      next: last ? placeText([last.cursor, last.id]) : null,
      totals: {
        visits: counts.reduce((sum, row) => sum + row.visits, 0),
        effective: counts.filter((row) => isEffective(row.outcome)).reduce((sum, row) => sum + row.visits, 0),
        missed: counts.filter((row) => row.outcome === 'not_home').reduce((sum, row) => sum + row.visits, 0),
      },
      printed: card && rows.length === 0 ? await printsOf(db, actor, jurisdiction, card) : [],
      areas: await areasAt(db, jurisdiction, level, today),
      leads: await leadsOf(db, jurisdiction),
      may: { record: holds(actor, 'visit.record') },
      now,
    }
  },
})
export type VisitListView = Awaited<ReturnType<typeof visitList>>
export type VisitListRow = VisitListView['rows'][number]

/** A card no visit names: which print it is of, and who has those cards, so that they can be asked. */
async function printsOf(db: Transaction, { areaCode }: Actor, { hi }: Jurisdiction, card: string) {
  const own = levelOf(areaCode) === 'grid' ? ancestorAt(areaCode, 'committee') : areaCode
  const prints = await printOfNumber(db, own, hi, Number(card.replace(' ', '')))
  return prints.map(({ id, handedTo, printedAt }) => ({ id, handedTo, on: dayOf(printedAt) }))
}
