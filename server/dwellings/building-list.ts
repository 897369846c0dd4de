import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { type BuildingCount, buildingCounts } from '@/db/queries/building-figures'
import { buildingSigns } from '@/db/queries/building-signs'
import { mayReadPeople } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { type PlanSign, planSigns } from '@/domain/dwellings/plan-codes'
import { someArea, someWords } from '@/server/address'
import { isBounded, placeOfList } from '@/server/households/household-list'
import { view } from '@/server/view'

/** 楼栋 by estate, with rooms, households and people; of one committee drawn as a plan with what stands behind the doors. */
export const buildingList = view({
  name: 'building.list',
  permission: 'door.read',
  query: z.object({
    estate: someWords(60),
    by: z.enum(Object.keys(planSigns) as [PlanSign, ...PlanSign[]]).catch('colour'),
    area: someArea,
  }),
  read: async (desk) => {
    const { db, actor, now, query } = desk
    const [people, place] = [mayReadPeople(actor), placeOfList(desk)]
    // of a whole street the buildings are too many to draw: there one chooses a committee first
    const drawn = people && isBounded(place)
    const [all, signs] = await Promise.all([
      buildingCounts(db, place),
      drawn ? buildingSigns(db, place, dayOf(now)) : [],
    ])
    const signsOf = new Map(signs.map((row) => [row.id, row]))
    const rows = query.estate ? all.filter(({ estate }) => estate === query.estate) : all
    const grids = await areasNamed(db, [...new Set(rows.map(({ area_code }) => area_code))])
    const gridOf = new Map(grids.map(({ code, name }) => [code, name]))
    const estates = [...new Set(rows.map(({ estate }) => estate))]
    return {
      ...{ people, drawn, by: query.by, estate: query.estate, area: query.area, day: dayOf(now) },
      estates: estates.map((estate) => ({
        estate,
        buildings: sorted(
          rows.filter((row) => row.estate === estate),
          gridOf,
        ).map((building) => ({ ...building, signs: signsOf.get(building.id) })),
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
