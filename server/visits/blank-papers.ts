import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { addDays, dayOf, weekday } from '@/domain/calendar/civil-day'
import { someDay } from '@/server/address'
import { view } from '@/server/view'

/** 空白走访记录表 and 手账页: a form to fill in by hand, and a week with its days, for whoever goes round (seed row 39). */
export const blankPapers = view({
  name: 'visit.blank',
  permission: 'visit.record',
  query: z.object({ on: someDay }),
  read: async ({ db, actor, now, query }) => {
    const on = query.on ?? dayOf(now)
    const monday = addDays(on, 1 - weekday(on))
    const areas = await areasNamed(db, [ancestorAt(actor.areaCode, 'committee'), actor.areaCode])
    return {
      committee: areas[0]?.name ?? '',
      grid: levelOf(actor.areaCode) === 'grid' ? (areas.at(-1)?.name ?? '') : '',
      worker: actor.name,
      days: Array.from({ length: 7 }, (_, at) => addDays(monday, at)),
      ...{ previous: addDays(monday, -7), next: addDays(monday, 7) },
    }
  },
})
export type BlankPapers = Awaited<ReturnType<typeof blankPapers>>
