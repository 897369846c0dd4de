import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { tallies } from '@/db/queries/figures/counts'
import { lastRegrid, type Regrid, regridInside } from '@/db/queries/regrids'
import { holds, type Jurisdiction, jurisdictionInside } from '@/domain/access/actor'
import { rangeOf } from '@/domain/areas/area-code'
import { addDays, type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { type Period, periodOf, previousPeriod } from '@/domain/calendar/periods'
import { referenceText } from '@/domain/figures/reference'
import { requestsFor } from '@/domain/figures/tally'
import { undoUntil } from '@/domain/households/acts'
import { recordId } from '@/server/address'
import { view } from '@/server/view'

const measures = [
  { label: '在册户', of: { population: 'household', way: null, parts: [] as string[] } },
  { label: '实有人口', of: { population: 'living', way: null, parts: [] as string[] } },
  { label: 'C 类户', of: { population: 'household', way: 'class', parts: ['C'] } },
  { label: '走访（户次）', of: { population: 'visit', way: null, parts: [] as string[] } },
  { label: '新增诉求', of: { population: 'issue_new', way: null, parts: [] as string[] } },
  { label: '在办诉求', of: { population: 'issue_open', way: null, parts: [] as string[] } },
] as const

/** A re-division with what it moved, and the same days counted by the grids before and after it [C27]. */
export const regridFile = view({
  name: 'regrid.file',
  permission: 'dashboard.read',
  query: z.object({ id: recordId }),
  counting: true,
  pool: 'reports',
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const found = await regridInside(db, jurisdiction, query.id)
    if (!found) return undefined
    const { regrid, by } = found
    const own = jurisdictionInside(jurisdiction, rangeOf(regrid.areaCode))
    const today = dayOf(now)
    const until = undoUntil(dayOf(regrid.doneAt))
    const standing = regrid.undoneAt === null
    const last = await lastRegrid(db, own)
    const named = await areasNamed(db, [regrid.areaCode, ...regrid.plan.moves.flatMap(({ from, to }) => [from, to])])
    const names = new Map(named.map(({ code, name }) => [code, name]))
    const name = (code: number) =>
      names.get(code) ?? regrid.plan.born.find((grid) => grid.code === code)?.name ?? String(code % 1000)
    return {
      ...{ id: regrid.id, on: regrid.effectiveOn, reason: regrid.reason, by: by ?? '', today, standing, until },
      committee: name(regrid.areaCode),
      may: { undo: holds(actor, 'area.regrid') && standing && today <= until && last?.id === regrid.id },
      moves: regrid.plan.moves.map(({ from, to, ...counts }) => ({
        ...counts,
        from: from === regrid.areaCode ? '居民区直管' : name(from),
        to: name(to),
      })),
      born: regrid.plan.born,
      ended: regrid.plan.ended.map((grid) => ({ ...grid, heir: name(grid.heir) })),
      workers: regrid.plan.workers.map(({ name: who, from, to }) => ({ name: who, from: name(from), to: name(to) })),
      compared: standing ? await compared(db, own, regrid, today) : [],
    }
  },
})
export type RegridFile = NonNullable<Awaited<ReturnType<typeof regridFile>>>

/** The month before, and the days since, each by the grids before and after: the totals are the same. */
async function compared(tx: Transaction, own: Jurisdiction, { effectiveOn }: Regrid, today: CivilDay) {
  const month = previousPeriod(periodOf('month', effectiveOn))
  const days: { title: string; period: Pick<Period, 'from' | 'to'> }[] = [
    { title: '划前一个月', period: month },
    { title: '起用以来', period: { from: effectiveOn, to: today } },
  ]
  const before = addDays(effectiveOn, -1)
  const [old, fresh] = [await areasAt(tx, own, 'grid', before), await areasAt(tx, own, 'grid', effectiveOn)]
  const sides = [
    { title: '按原来的网格', gridsOn: before, grids: old },
    { title: '按重划后的网格', gridsOn: effectiveOn, grids: fresh },
  ]
  const asked = days.flatMap(({ period }) => sides.map(({ gridsOn }) => ({ jurisdiction: own, ...period, gridsOn })))
  const requests = requestsFor(measures.map(({ of }) => ({ ...of, parts: [...of.parts] })))
  const counted = await tallies(
    tx,
    asked.map(({ from, to, gridsOn, jurisdiction }) => ({
      scope: { jurisdiction, from, to, gridsOn },
      by: 'grid' as const,
      requests,
    })),
  )
  return days.map(({ title, period: { from, to } }, at) => ({
    ...{ title, from, to },
    sides: sides.map((side, index) => {
      const tally = counted[at * sides.length + index]
      const columns = measures.map(
        ({ of }) => tally?.children({ ...of, parts: [...of.parts] }) ?? new Map<number, number>(),
      )
      // the number of a grid is a list where the address says the same: the grids of the last day of the period
      const listed = (side.gridsOn === before) === to < effectiveOn
      return {
        title: side.title,
        heads: measures.map(({ label }) => label),
        rows: side.grids.map(({ code, name }) => ({
          id: String(code),
          name,
          cells: measures.map(({ of }, column) => ({
            n: columns[column]?.get(code) ?? 0,
            href: listed
              ? `/figures/${referenceText({ ...of, parts: [...of.parts] })}?area=${code}&from=${from}&to=${to}`
              : null,
          })),
        })),
        total: columns.map((column) => [...column.values()].reduce((sum, n) => sum + n, 0)),
      }
    }),
  }))
}
