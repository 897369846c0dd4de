import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertDelivery } from '@/db/queries/rosters/deliveries'
import { fieldPolicyOf } from '@/domain/access/fields'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { conditionWords } from '@/domain/rosters/condition'
import { mostDelivered } from '@/domain/rosters/delivering'
import { savedUnder } from '@/domain/rosters/saving'
import { command } from '@/server/command'
import { askedRoster, rosterQuery } from '@/server/rosters/roster-query'
import { allRosterLines, rosterCount } from '@/server/rosters/roster-rows'

/** 建发放单: everybody on a roster today, one line each, for one item of one festival (seed row 37). */
export const createDelivery = command({
  name: 'delivery.create',
  permission: 'household.edit',
  input: z.object({
    festival: z.string('请填什么节').trim().min(2, '请填什么节').max(20),
    item: z.string('请填送什么').trim().min(1, '请填送什么').max(50),
    /** The address of the roster, without its path, its code among it. */
    stated: z.string().max(2000),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const stated = Object.fromEntries(new URLSearchParams(input.stated))
    const query = rosterQuery.parse({ ...stated, on: undefined, known: undefined, after: undefined })
    const fields = fieldPolicyOf(actor.role)
    const roster = askedRoster({ actor, jurisdiction, fields, now, query })
    if (!roster) return refuse({ kind: 'not_found' })
    const count = await rosterCount(tx, roster)
    if (count === 0) return refuse({ kind: 'nobody_listed' })
    if (count > mostDelivered) return refuse({ kind: 'too_many_listed', count })
    const lines = await allRosterLines(tx, roster, { fields }, mostDelivered)
    const id = newId()
    const { festival, item } = input
    const words = conditionWords(roster.condition).map(({ label }) => label)
    const list = {
      ...{ id, festival, item, committeeCode: savedUnder(actor.areaCode), onDay: dayOf(now), madeBy: actor.accountId },
      roster: query.code === 'build' ? words.join('，') || roster.label : roster.label,
    }
    const ids = lines.map((line) => line.id)
    await insertDelivery(tx, list, ids, roster.condition.about)
    return accept({
      value: { id },
      audit: {
        ...{ act: 'delivery.create' as const, subject: 'delivery', subjectId: id, areaCode: actor.areaCode },
        detail: { changed: `${festival} ${item}`, roster: list.roster, rows: lines.length },
      },
    })
  },
})
