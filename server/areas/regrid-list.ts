import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { regridsOf } from '@/db/queries/regrids'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { undoUntil } from '@/domain/households/acts'
import { view } from '@/server/view'

/** 重划记录: what was divided anew, from which day, why, by whom; the street sees those of its committees. */
export const regridList = view({
  name: 'regrid.list',
  permission: 'dashboard.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const rows = await regridsOf(db, jurisdiction)
    const areas = await areasNamed(db, [...new Set(rows.map(({ regrid }) => regrid.areaCode))])
    const names = new Map(areas.map(({ code, name }) => [code, name]))
    return {
      today: dayOf(now),
      may: { divide: holds(actor, 'area.regrid') },
      regrids: rows.map(({ regrid, by }) => ({
        id: regrid.id,
        committee: names.get(regrid.areaCode) ?? '',
        on: regrid.effectiveOn,
        reason: regrid.reason,
        by: by ?? '',
        born: regrid.plan.born.length,
        ended: regrid.plan.ended.length,
        doors: regrid.plan.moves.reduce((sum, { doors }) => sum + doors, 0),
        undone: regrid.undoneAt !== null,
        until: undoUntil(dayOf(regrid.doneAt)),
      })),
    }
  },
})
export type RegridList = Awaited<ReturnType<typeof regridList>>
