import 'server-only'
import { limits } from '@/config/limits'
import { areasNamed } from '@/db/queries/areas'
import { shopCounts, shopsOf, usesByGrid } from '@/db/queries/dwelling-uses'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { placeFrom, placeText } from '@/server/address'
import { shopItem, shopPeriod } from '@/server/dwellings/shop-item'
import { usesQuery } from '@/server/dwellings/uses-query'
import { placeOfList } from '@/server/households/household-list'
import { view } from '@/server/view'

/** 商铺与出租 (seed rows 26, 28): homes, shops, rented and empty grid by grid, and the register of shops with their fire checks. */
export const dwellingUseList = view({
  name: 'dwelling.uses',
  permission: 'household.read',
  query: usesQuery,
  read: async (desk) => {
    const { db, actor, jurisdiction, fields, now, query } = desk
    const day = dayOf(now)
    const place = placeOfList(desk)
    const [sort, id] = placeFrom(query.after, ['text']) ?? []
    const after = sort !== undefined && id ? { sort, id } : undefined
    const window = { ...shopPeriod(day), fire: query.fire, after, most: limits.listPageRows }
    const [counts, rows, stand] = await Promise.all([
      usesByGrid(db, jurisdiction, day),
      shopsOf(db, place, window),
      shopCounts(db, place, window),
    ])
    const named = await areasNamed(
      db,
      counts.map(({ area_code }) => area_code),
    )
    const names = new Map(named.map((area) => [area.code, area.name]))
    const page = rows.slice(0, limits.listPageRows)
    const last = rows.length > limits.listPageRows ? page.at(-1) : undefined
    return {
      ...{ day, query, counts: stand, total: query.fire ? stand[query.fire] : stand.total },
      grids: counts.map(({ area_code, ...row }) => ({
        ...row,
        id: String(area_code),
        name: names.get(area_code) ?? '',
      })),
      shops: page.map((row) => shopItem(row, fields, day)),
      next: last && placeText([last.sort_key, last.id]),
      may: { export: holds(actor, 'roster.export') },
    }
  },
})
export type DwellingUses = Awaited<ReturnType<typeof dwellingUseList>>
