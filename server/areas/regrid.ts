import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { lastGridOf } from '@/db/queries/areas'
import {
  doorMoves,
  gridsNow,
  gridWorkers,
  holdCommittee,
  insertRegrid,
  lastRegrid,
  moveRegrid,
  noteDoors,
  noteTheRest,
} from '@/db/queries/regrids'
import type { Jurisdiction } from '@/domain/access/actor'
import { levelOf } from '@/domain/areas/area-code'
import { gridsAfter, regridDays, workersAfter } from '@/domain/areas/regrid'
import type { RegridPlan } from '@/domain/areas/regrid-codes'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { gridLoads, loadChanges } from '@/server/areas/grid-loads'
import { pickedPlaces, type RegridInput, regridInput, typedGrids, unknownTargets } from '@/server/areas/regrid-input'
import { type CommandDesk, command } from '@/server/command'
import { sealOf } from '@/server/households/act-preview'

/**
 * 重划网格: splits, merges and extracts buildings, units and doors in one dated operation [F1][C27]. Shown before it is done;
 * the files go with their doors, and a day before it is counted by the grids of that day.
 */
export const divideGrids = command({
  name: 'regrid.divide',
  permission: 'area.regrid',
  pool: 'reports',
  input: regridInput,
  run: async (desk) => {
    const { tx, jurisdiction, now, input } = desk
    const seal = sealOf(input)
    const seen = input.confirmed === seal
    await holdCommittee(tx, jurisdiction.lo)
    const before = seen ? undefined : await gridLoads(tx, jurisdiction, dayOf(now))
    const done = await divide(desk)
    if (!done.ok || !before) return done
    const after = await gridLoads(tx, jurisdiction, dayOf(now))
    const counts = loadChanges(before, after)
    return refuse({
      kind: 'preview',
      preview: { seal, who: wordsOf(done.value.value.plan, done.value.value.names), counts },
    })
  },
})

type Desk = CommandDesk<RegridInput>

async function divide({ tx, actor, jurisdiction, now, input }: Desk) {
  const today = dayOf(now)
  const days = regridDays(today)
  if (input.on < days.from || input.on > days.to) return refuse({ kind: 'day_out_of_range', ...days })
  const last = await lastRegrid(tx, jurisdiction)
  if (last && last.effectiveOn > input.on) return refuse({ kind: 'earlier_than_last', on: last.effectiveOn })
  const grids = await gridsNow(tx, jurisdiction, today)
  const typed = typedGrids(input)
  const half = typed.find(({ name, headName }) => !name || !headName)
  if (half) return refuse({ kind: 'grid_unnamed', n: half.n })
  const first = (await lastGridOf(tx, jurisdiction.lo)) + 1
  const named = typed.map(({ n, ...grid }, index) => ({ key: `new${n}`, code: first + index, ...grid }))
  if (named.some(({ code }) => levelOf(code) !== 'grid')) return refuse({ kind: 'no_grid_left' })
  const codes = new Map([
    ...named.map(({ key, code }) => [key, code] as const),
    ...grids.map(({ code }) => [String(code), code] as const),
  ])
  const [lost] = unknownTargets(input, codes)
  if (lost)
    return refuse(
      lost.startsWith('new') ? { kind: 'grid_unnamed', n: Number(lost.slice(3)) } : { kind: 'no_such_grid' },
    )

  const id = newId()
  await noteDoors(tx, jurisdiction, { id, on: input.on, picks: pickedPlaces(input, codes) })
  const moves = await doorMoves(tx, id)
  const after = gridsAfter(
    grids,
    named.map(({ key: _, ...grid }) => grid),
    moves,
  )
  if (!after.ok) return after
  const workers = await placed(tx, jurisdiction, input, codes, after.value.ended)
  if (!workers.ok) return workers
  const plan: RegridPlan = {
    ...after.value,
    moves,
    workers: workers.value.map(({ accountId, name, at, to }) => ({ accountId, name, from: at, to })),
  }
  await noteTheRest(tx, { id, on: input.on }, plan.ended, workers.value)
  const act = { id, areaCode: jurisdiction.lo, effectiveOn: input.on, reason: input.reason, plan }
  await insertRegrid(tx, { ...act, doneAt: now, doneBy: actor.accountId })
  await moveRegrid(tx, id, 'forward')
  return accept({
    value: { id, plan, names: new Map([...grids, ...named].map(({ code, name }) => [code, name])) },
    audit: {
      act: 'area.regrid',
      subject: 'regrid',
      subjectId: id,
      areaCode: jurisdiction.lo,
      purpose: input.reason,
      detail: { on: input.on, ...plan },
    },
  })
}

async function placed(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  { worker }: RegridInput,
  codes: ReadonlyMap<string, number>,
  ended: RegridPlan['ended'],
) {
  const answers = new Map(
    Object.entries(worker).flatMap(([account, target]) => {
      const code = target ? codes.get(target) : undefined
      return code === undefined ? [] : [[account, code] as const]
    }),
  )
  return workersAfter(await gridWorkers(tx, jurisdiction), answers, ended)
}

/** What will be done, in sentences. */
function wordsOf({ born, ended, moves, workers }: RegridPlan, names: ReadonlyMap<number, string>): string[] {
  const name = (code: number) => names.get(code) ?? '居民区直管'
  return [
    ...moves.map(({ from, to, doors, households }) => `${name(from)} → ${name(to)}：${doors} 个门室，${households} 户`),
    ...born.map((grid) => `新建${grid.name}，责任人 ${grid.headName}`),
    ...ended.map((grid) => `撤销${grid.name}，没有住户的诉求、民情和队员转到${name(grid.heir)}`),
    ...workers.map((worker) => `${worker.name}：${name(worker.from)} → ${name(worker.to)}`),
    '档案、走访、诉求都跟着门室走；起用日以前的数，仍按原来的网格算；居民区的总数不变',
  ]
}
