import 'server-only'
import { z } from 'zod'
import { buildingsInside } from '@/db/queries/dwellings'
import { dayOf } from '@/domain/calendar/civil-day'
import { someId } from '@/server/address'
import { view } from '@/server/view'

/** What opening a file starts from: the buildings there are. */
export const newHousehold = view({
  name: 'household.new',
  permission: 'household.edit',
  query: z.object({ building: someId }),
  read: async ({ db, jurisdiction, now, query }) => {
    const buildings = await buildingsInside(db, jurisdiction)
    return {
      today: dayOf(now),
      chosen: query.building,
      buildings: buildings.map(({ id, estate, name }) => ({ value: id, label: `${estate} ${name}` })),
    }
  },
})
