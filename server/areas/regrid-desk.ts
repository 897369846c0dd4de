import 'server-only'
import { z } from 'zod'
import { buildingCounts } from '@/db/queries/building-figures'
import { doorsByUnit, gridsNow, gridWorkers } from '@/db/queries/regrids'
import { bornMost, regridDays } from '@/domain/areas/regrid'
import { dayOf } from '@/domain/calendar/civil-day'
import { view } from '@/server/view'

const uuids = z
  .string()
  .catch('')
  .transform((text) => text.split(',').filter((id) => z.uuid().safeParse(id).success))

/** 重划网格 desk: grids, buildings with what they hold, the doors of those opened, and who goes round. */
export const regridDesk = view({
  name: 'regrid.desk',
  permission: 'area.regrid',
  query: z.object({ open: uuids }),
  read: async ({ db, jurisdiction, now, query }) => {
    const today = dayOf(now)
    const [grids, buildings, units, workers] = [
      await gridsNow(db, jurisdiction, today),
      await buildingCounts(db, jurisdiction),
      await doorsByUnit(db, jurisdiction, query.open.slice(0, 20)),
      await gridWorkers(db, jurisdiction),
    ]
    const names = new Map(grids.map(({ code, name }) => [code, name]))
    const gridName = (code: number) => names.get(Number(code)) ?? '居民区直管'
    return {
      today,
      days: regridDays(today),
      bornMost,
      open: query.open,
      grids,
      buildings: buildings.map(({ area_code, ...building }) => ({ ...building, grid: gridName(area_code) })),
      units: units.map(({ building_id, doors, ...unit }) => ({
        ...unit,
        buildingId: building_id,
        doors: doors.map(({ id, room, code }) => ({ id, room, grid: gridName(code) })),
      })),
      workers: workers.map(({ at, ...worker }) => ({ ...worker, grid: gridName(at) })),
    }
  },
})
export type RegridDesk = Awaited<ReturnType<typeof regridDesk>>
