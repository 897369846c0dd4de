import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasNamed } from '@/db/queries/areas'
import { shopsOf, usesByGrid } from '@/db/queries/dwelling-uses'
import { addMonths, dayOf } from '@/domain/calendar/civil-day'
import { dwellingUses } from '@/domain/dwellings/codes'
import { shownName } from '@/domain/residents/shown'
import { placeFrom, placeText, someArea, somePlace } from '@/server/address'
import { placeOfList } from '@/server/households/household-list'
import { view } from '@/server/view'

/** 商铺与出租 (seed rows 26, 28): homes, shops, rented and empty grid by grid, and the register of shops. */
export const dwellingUseList = view({
  name: 'dwelling.uses',
  permission: 'household.read',
  query: z.object({ area: someArea, after: somePlace }),
  read: async (desk) => {
    const { db, jurisdiction, fields, now, query } = desk
    const day = dayOf(now)
    const place = placeOfList(desk)
    const [sort, id] = placeFrom(query.after, ['text']) ?? []
    const after = sort !== undefined && id ? { sort, id } : undefined
    const window = { day, since: addMonths(day, -12), after, most: limits.listPageRows }
    const [counts, shops] = await Promise.all([usesByGrid(db, jurisdiction, day), shopsOf(db, place, window)])
    const names = new Map(
      (
        await areasNamed(
          db,
          counts.map(({ area_code }) => area_code),
        )
      ).map((area) => [area.code, area.name]),
    )
    const page = shops.slice(0, limits.listPageRows)
    const last = shops.length > limits.listPageRows ? page.at(-1) : undefined
    return {
      ...{ day, query, total: shops[0]?.total ?? 0 },
      grids: counts.map(({ area_code, ...row }) => ({
        ...row,
        id: String(area_code),
        name: names.get(area_code) ?? '',
      })),
      shops: page.map((row) => ({
        ...{ id: row.id, householdId: row.household_id, buildingId: row.building_id, address: row.address },
        ...{
          business: row.business,
          creditCode: row.credit_code,
          use: dwellingUses[row.use as keyof typeof dwellingUses],
        },
        ...{ visits: row.visits, lastOn: row.last_on, head: shownName(fields, row.head) },
      })),
      next: last && placeText([last.sort_key, last.id]),
    }
  },
})
export type DwellingUses = Awaited<ReturnType<typeof dwellingUseList>>
