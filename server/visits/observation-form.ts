import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { areasAt } from '@/db/queries/areas'
import { levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { flag } from '@/server/address'
import { view } from '@/server/view'

/** What the form about a place opens with. */
export const observationForm = view({
  name: 'observation.form',
  permission: 'observation.record',
  query: z.object({ done: flag }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const grids = levelOf(actor.areaCode) === 'committee' ? await areasAt(db, jurisdiction, 'grid', dayOf(now)) : []
    return {
      id: newId(now.getTime()),
      saved: query.done === '1',
      grids: grids.map(({ code, name }) => ({ code, name })),
    }
  },
})
