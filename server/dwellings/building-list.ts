import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { type BuildingCount, buildingCounts } from '@/db/queries/building-figures'
import { mayReadPeople } from '@/domain/access/actor'
import { someWords } from '@/server/address'
import { view } from '@/server/view'

/** 楼栋 by estate, with rooms, households and people. */
export const buildingList = view({
  name: 'building.list',
  permission: 'door.read',
  query: z.object({
    estate: someWords(60),
  }),
  read: async ({ db, actor, jurisdiction, query }) => {
    const all = await buildingCounts(db, jurisdiction)
    const rows = query.estate ? all.filter(({ estate }) => estate === query.estate) : all
    const grids = await areasNamed(db, [...new Set(rows.map(({ area_code }) => area_code))])
    const gridOf = new Map(grids.map(({ code, name }) => [code, name]))
    const estates = [...new Set(rows.map(({ estate }) => estate))]
    return {
      people: mayReadPeople(actor),
      estates: estates.map((estate) => ({
        estate,
        buildings: sorted(
          rows.filter((row) => row.estate === estate),
          gridOf,
        ),
      })),
    }
  },
})
export type BuildingList = Awaited<ReturnType<typeof buildingList>>

function sorted(rows: BuildingCount[], gridOf: Map<number, string>) {
  return rows
    .sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))
    .map(({ area_code, ...row }) => ({ ...row, grid: gridOf.get(area_code) ?? '' }))
}
