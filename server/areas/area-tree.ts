import 'server-only'
import { z } from 'zod'
import { areasBelow } from '@/db/queries/areas'
import { holds, jurisdictionWithin } from '@/domain/access/actor'
import { type AreaCode, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { someArea } from '@/server/address'
import { view } from '@/server/view'

/** 地区 as a tree: two levels below the one chosen; the grids of a district only when its street is chosen. */
export const areaTree = view({
  name: 'area.tree',
  permission: 'area.read',
  query: z.object({ under: someArea }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const place = (query.under !== undefined && jurisdictionWithin(actor, query.under)) || jurisdiction
    const all = await areasBelow(db, place, dayOf(now))
    const top = levelOf(place.lo)
    const rows = top === 'district' ? all.filter(({ level }) => level !== 'grid') : all
    return {
      manages: holds(actor, 'area.manage'),
      top: rows.find((area) => area.code === place.lo),
      rows: rows.map((area) => ({ ...area, depth: depthOf(area.code, place.lo) })),
    }
  },
})
export type AreaTree = Awaited<ReturnType<typeof areaTree>>

/** One area to be changed, or the committee a grid is made under; nothing for one out of sight. */
export const areaFile = view({
  name: 'area.file',
  permission: 'area.manage',
  query: z.object({ code: someArea }),
  read: async ({ db, actor, now, query }) => {
    const place = query.code === undefined ? undefined : jurisdictionWithin(actor, query.code)
    if (!place) return undefined
    const [area] = await areasBelow(db, place, dayOf(now))
    return area?.code === query.code ? area : undefined
  },
})
export type AreaFile = NonNullable<Awaited<ReturnType<typeof areaFile>>>

const depths = { district: 0, street: 1, committee: 2, grid: 3 } as const

function depthOf(area: AreaCode, top: AreaCode): number {
  return depths[levelOf(area)] - depths[levelOf(top)]
}
