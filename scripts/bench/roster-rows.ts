import { newId } from '@/db/ids'
import { addDays } from '@/domain/calendar/civil-day'
import type { ExportKind } from '@/domain/exchange/exports'
import { readyMadeRosters } from '@/domain/rosters/ready-made'
import { duel, quantile, timed } from '@/scripts/bench/measure'
import { msOf, round } from '@/scripts/bench/page-rows'
import { memoryMb, treeOf } from '@/scripts/bench/processes'
import { type BenchRow, gate, type Row } from '@/scripts/bench/row'
import type { Stage } from '@/scripts/bench/stage'
import { ninetyStatement } from '@/scripts/bench/statements'
import type { Answer, Visitor } from '@/scripts/bench/visitor'

/** 18: the first page of every ready-made roster, and the month of the ninety-year-olds; the latter against its bare statement. */
export async function rosters(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 18,
    name: 'rosters',
    measure: '90 周岁以上首页墙钟 ms，对一条语句',
    target: '20×',
    moonshot: '8×',
  }
  const secretary = await stage.visitor('secretary')
  const gates: string[] = []
  const also: Record<string, number> = {}
  let slowest = 0
  for (const { code } of readyMadeRosters) {
    const times = await timed(() => secretary.page(`/rosters/${code}`), 6)
    slowest = Math.max(slowest, quantile(times.slice(1), 0.5))
  }
  also['最慢的常用名册 ms'] = round(slowest)
  gate(slowest <= 300, '常用名册首页都不超过 300 ms', gates)
  const month = `/rosters/ninety/changes?from=${addDays(stage.day, -30)}&to=${stage.day}`
  also['90 岁以上月变更 ms'] = round(quantile((await timed(() => secretary.page(month), 12)).slice(2), 0.5))
  gate((also['90 岁以上月变更 ms'] ?? 0) <= 300, '90 岁以上的月变更不超过 300 ms', gates)
  const against = await duel(
    () => secretary.page('/rosters/ninety'),
    () => stage.sql.unsafe(ninetyStatement(stage.day), [], { prepare: true }),
  )
  return {
    ...row,
    ...msOf(against),
    ratio: against.ratio,
    gates,
    also: { ...also, 'p95 ms': round(against.productP95) },
  }
}

/** 19: a roster of some thousand people as a workbook, and 20: everybody of a street; time, and memory that it takes. */
export async function workbooks(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 19,
    name: 'workbooks',
    measure: '全街道居民导出 .xlsx 的墙钟 s',
    target: '6 s',
    moonshot: '3 s',
  }
  const leader = { username: 'leader', visitor: await stage.visitor('leader') }
  const gates: string[] = []
  const some = await exported(stage, leader, { kind: 'roster', query: { code: 'build', age: '4-12' } })
  gate(some.rows >= 3000 && some.ms / some.rows <= 1000 / 3000, '每 3,000 行不超过 1 s', gates)
  const before = memoryMb(treeOf(stage.appPids()))
  let most = before
  const watching = setInterval(() => {
    most = Math.max(most, memoryMb(treeOf(stage.appPids())))
  }, 100)
  const everybody = await exported(stage, leader, { kind: 'roster', query: { code: 'build' } })
  clearInterval(watching)
  gate(everybody.rows >= 90_000, '全街道实有人口超过 9 万', gates)
  const cost = `${round(everybody.ms / 1000)} s，多用内存 ${round(most - before)} MB`
  gate(everybody.ms <= 6000 && most - before <= 300, `${cost}，不超过 6 s、300 MB`, gates)
  return {
    ...row,
    ratio: everybody.ms / 1000,
    productMs: everybody.ms,
    gates,
    also: {
      行: everybody.rows,
      MB: round(everybody.bytes / 1_048_576),
      [`${some.rows} 行 ms`]: round(some.ms),
    },
  }
}

/** Takes a list that a second person has allowed, as a browser does; yields how long it took and how long it is. */
export async function exported(
  { sql }: Stage,
  { username, visitor }: { username: string; visitor: Visitor },
  { kind, query }: { kind: ExportKind; query: Record<string, string> },
) {
  const id = newId()
  await sql`
    insert into exports (id, area_code, kind, label, words, query, reason, rows, state, asked_by, asked_by_name, asked_at, decided_by, decided_by_name, decided_at)
    select ${id}, area_code, ${kind}, '量时', '', ${sql.json(query)}, '性能测量', 0, 'approved', id, name, now(), gen_random_uuid(), '量时', now()
    from accounts where username = ${username}`
  const began = performance.now()
  const answer: Answer = await visitor.post(`/exports/${id}/file`, '')
  const ms = performance.now() - began
  if (answer.status !== 200) throw new Error(`the export answered ${answer.status} ${answer.headers.location}`)
  const [row] = await sql<{ rows: number }[]>`select rows from exports where id = ${id}`
  return { ms, rows: row?.rows ?? 0, bytes: answer.bytes }
}
