import 'server-only'
import type { Transaction } from '@/db/client'
import { areasAt } from '@/db/queries/areas'
import { dueByGrid } from '@/db/queries/due-visits'
import { tallies } from '@/db/queries/figures/counts'
import { loadByGrid } from '@/db/queries/regrids'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { unitOf } from '@/domain/figures/reference'
import type { EffectCount } from '@/domain/households/acts'

const figures = [
  { label: '在册户', of: { population: 'household', way: null, parts: [] } },
  { label: '实有人口', of: { population: 'living', way: null, parts: [] } },
  { label: 'C 类户', of: { population: 'household', way: 'class', parts: ['C'] } },
  { label: '在办诉求', of: { population: 'issue_open', way: null, parts: [] } },
] as const

/** One number of every grid, as it stands in the transaction. */
export type GridLoads = {
  names: Map<AreaCode, string>
  measures: { label: string; unit: string; total: number; byGrid: Map<AreaCode, number> }[]
}

/** 户, 人, C 类, open matters, due visits, buildings and workers of every grid of a committee on a day. */
export async function gridLoads(tx: Transaction, jurisdiction: Jurisdiction, day: CivilDay): Promise<GridLoads> {
  const scope = { jurisdiction, from: day, to: day }
  const requests = [
    { population: 'household' as const, ways: ['class'] },
    { population: 'living' as const, ways: [] },
    { population: 'issue_open' as const, ways: [] },
  ]
  const [[tally], due, load, grids] = [
    await tallies(tx, [{ scope, by: 'grid', requests }]),
    await dueByGrid(tx, jurisdiction, day, day),
    await loadByGrid(tx, jurisdiction),
    await areasAt(tx, jurisdiction, 'grid', day),
  ]
  const counted = figures.map(({ label, of: { population, way, parts } }) => {
    const of = { population, way, parts: [...parts] }
    return { label, unit: unitOf(of), byGrid: tally?.children(of) ?? new Map<AreaCode, number>() }
  })
  const loaded = (label: string, unit: string, of: (one: { buildings: number; workers: number }) => number) => ({
    ...{ label, unit },
    byGrid: new Map([...load].map(([code, one]) => [code, of(one)])),
  })
  const measures = [
    ...counted,
    {
      label: '该走访的户',
      unit: '户',
      byGrid: new Map(due.map((row) => [Number(row.area_code), row.due + row.others])),
    },
    loaded('楼栋', '栋', ({ buildings }) => buildings),
    loaded('网格长', '人', ({ workers }) => workers),
  ]
  return {
    names: new Map(grids.map(({ code, name }) => [code, name])),
    measures: measures.map((one) => ({ ...one, total: [...one.byGrid.values()].reduce((sum, n) => sum + n, 0) })),
  }
}

/** The whole committee, which must not change, and of every grid what does. */
export function loadChanges(before: GridLoads, after: GridLoads): EffectCount[] {
  const names = new Map([...before.names, ...after.names])
  const whole = before.measures.slice(0, 4).map(({ label, unit, total }, index) => ({
    ...{ label: `全居民区 ${label}`, unit, before: total },
    after: after.measures[index]?.total ?? 0,
  }))
  const grids = [...names].flatMap(([code, name]) =>
    before.measures.map(({ label, unit, byGrid }, index) => ({
      ...{ label: `${name} ${label}`, unit, before: byGrid.get(code) ?? 0 },
      after: after.measures[index]?.byGrid.get(code) ?? 0,
    })),
  )
  return [...whole, ...grids.filter((count) => count.before !== count.after)]
}
