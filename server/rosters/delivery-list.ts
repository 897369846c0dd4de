import 'server-only'
import { deliveriesOf } from '@/db/queries/rosters/deliveries'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { rosterSubjects } from '@/domain/rosters/codes'
import { conditionWords } from '@/domain/rosters/condition'
import { readyMadeRosters } from '@/domain/rosters/ready-made'
import { showsTag } from '@/domain/tags/shown'
import { rosterText } from '@/server/rosters/roster-ledger'
import { askedRoster, rosterQuery } from '@/server/rosters/roster-query'
import { rosterCount } from '@/server/rosters/roster-rows'
import { view } from '@/server/view'

/** 慰问发放单: every list with how many are delivered, and the roster a new one would be made from. */
export const deliveryList = view({
  name: 'delivery.list',
  permission: 'roster.read',
  query: rosterQuery,
  read: async (desk) => {
    const { db, actor, jurisdiction, fields, now, query } = desk
    const roster = query.code ? askedRoster(desk) : undefined
    const { on: _, known: __, ...stated } = rosterText(query)
    return {
      today: dayOf(now),
      lists: await deliveriesOf(db, actor, jurisdiction),
      chosen: roster && {
        code: query.code,
        label: roster.label,
        words: conditionWords(roster.condition).map(({ label }) => label),
        count: await rosterCount(db, roster),
        unit: rosterSubjects[roster.condition.about],
        stated: new URLSearchParams(Object.entries(stated).map(([name, value]) => [name, String(value)])).toString(),
      },
      rosters: readyMadeRosters
        .filter(({ condition: { tag } }) => !tag || showsTag(fields, tag))
        .map(({ code, label }) => ({ value: code, label })),
      may: { edit: holds(actor, 'household.edit') },
    }
  },
})
export type DeliveryList = Awaited<ReturnType<typeof deliveryList>>
