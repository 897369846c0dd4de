import { type Duel, duel } from '@/scripts/bench/measure'
import { cpuMs, treeOf } from '@/scripts/bench/processes'
import { type BenchRow, gate, missing, type Row } from '@/scripts/bench/row'
import type { FloorServer, Stage } from '@/scripts/bench/stage'
import {
  dashboardStatements,
  fileStatement,
  listAddress,
  listStatement,
  street,
  streetCode,
} from '@/scripts/bench/statements'
import type { Visitor } from '@/scripts/bench/visitor'

const dongxing = 290_101_001_001_000

/** 1: one page of the list, as HTML, against the plain handler; the bare statement beside. */
export async function listPage(stage: Stage, floor: FloorServer): Promise<BenchRow> {
  const row: Row = {
    number: 1,
    name: 'list-page',
    measure: 'CPU ms / 请求，对纯 Node 处理器（同一语句）',
    target: '4×',
    moonshot: '2×',
  }
  const secretary = await stage.visitor('secretary')
  const gates: string[] = []
  const wanted = (await stage.sql.unsafe(listStatement(stage.day))).map(({ id }) => String(id))
  const shown = idsIn((await secretary.page(listAddress)).body)
  gate(wanted.length === 50 && wanted.every((id) => shown.has(id)), '页面的 50 户与对照语句一致', gates)
  const other = idsIn((await (await stage.visitor('other')).get(`/households?area=${dongxing}`)).body)
  const foreign =
    await stage.sql`select count(*)::int as count from households where id = any(${[...other]}) and area_code between ${dongxing} and ${dongxing + 999}`
  gate(other.size > 0 && foreign[0]?.count === 0, '邻近居民区的书记看不到本居民区的户', gates)

  const product = () => secretary.page(listAddress)
  const plain = () => floor.visitor.get('/list')
  const cpu = await cpuDuel(stage.appPids(), product, [floor.pid], plain)
  const timed = await duel(product, () => stage.sql.unsafe(listStatement(stage.day), [], { prepare: true }))
  return {
    ...row,
    ...msOf(timed),
    ratio: cpu.product / cpu.floor,
    cpuMs: cpu.product,
    gates,
    also: {
      'CPU ms 纯 Node': round(cpu.floor),
      '对单条语句（墙钟）': round(timed.ratio),
      'p95 ms': round(timed.productP95),
    },
  }
}

/** 4: a whole household file against one statement that reads as much. */
export async function householdFile(stage: Stage): Promise<BenchRow> {
  const row: Row = { number: 4, name: 'household-file', measure: '墙钟 ms，对一条语句', target: '20×', moonshot: '8×' }
  const secretary = await stage.visitor('secretary')
  const [ma] = await stage.sql`select id from households where number = '02-0317' and area_code = ${dongxing + 2}`
  const id = String(ma?.id)
  const gates: string[] = []
  const audits = () =>
    stage.sql`select count(*)::int as count from audit_entries where household_id = ${id}`.then(([found]) =>
      Number(found?.count),
    )
  const before = await audits()
  const { body, status } = await secretary.page(`/households/${id}`)
  gate(status === 200 && body.includes('马文祥') && body.includes('王秀兰'), '档案写着该户的人', gates)
  gate((await audits()) === before + 1, '每次打开都写了审计', gates)
  gate((await (await stage.visitor('other')).get(`/households/${id}`)).status === 404, '邻近居民区的书记打不开', gates)
  const [opened, read] = [await filesInTurn(stage), await filesInTurn(stage)]
  const timed = await duel(
    () => secretary.page(`/households/${opened()}`),
    () => stage.sql.unsafe(fileStatement, [read()], { prepare: true }),
  )
  const cpuPer = await cpuOf(stage.appPids(), () => secretary.page(`/households/${opened()}`))
  return {
    ...row,
    ...msOf(timed),
    ratio: timed.ratio,
    cpuMs: cpuPer,
    gates,
    also: { 'p95 ms': round(timed.productP95) },
  }
}

/** Four hundred files of the committee, one after the other: nobody opens one file a thousand times a day. */
export async function filesInTurn({ sql }: Stage): Promise<() => string> {
  const files = await sql`
    select h.id from households h join household_stats s on s.household_id = h.id
    where h.area_code between ${dongxing} and ${dongxing + 999} and h.to_on is null and s.members > 1 order by md5(h.id::text) limit 400`
  let turn = 0
  return () => {
    turn += 1
    return String(files[turn % files.length]?.id)
  }
}

/** 5: the dashboard of a street, each time after somebody saved a visit, against the sum of its live statements. */
export async function streetDashboard(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 5,
    name: 'street-dashboard',
    measure: '每次刚存一条走访后的墙钟 ms（p95），对各块语句之和',
    target: '0.2',
    moonshot: '0.05',
  }
  const leader = await stage.visitor('leader')
  const address = `/areas/${streetCode}`
  const untested = await missing(leader, address)
  if (untested) return { ...row, untested }
  const statements = dashboardStatements(stage.day, street)
  const timed = await duel(
    () => leader.page(address),
    async () => {
      for (const statement of statements) await stage.sql.unsafe(statement, [], { prepare: true })
    },
    { batch: 8, before: () => somebodyVisits(stage) },
  )
  const cpuPer = await cpuOf(stage.appPids(), () => leader.page(address), 5)
  const also = { 'p95 ms': round(timed.productP95), '语句之和 p95 ms': round(timed.floorP95) }
  return { ...row, ...msOf(timed), ratio: timed.productP95 / timed.floorP95, cpuMs: cpuPer, also }
}

/** One more visit somewhere in the street, so that no page can be the one of before. */
async function somebodyVisits({ sql }: Stage): Promise<void> {
  await sql`
    insert into visits (id, area_code, household_id, at, mode, outcome, lead_id, recorded_by)
    select gen_random_uuid(), h.area_code, h.id, now(), 'door', 'met', gen_random_uuid(), gen_random_uuid()
    from households h where h.area_code = (
      select code from areas where level = 'grid' and code between ${streetCode}::bigint and ${streetCode}::bigint + 999999 order by random() limit 1)
      and h.to_on is null limit 1`
}

/** The households an address of the list names. */
function idsIn(body: string): Set<string> {
  return new Set([...body.matchAll(/\/households\/([0-9a-f-]{36})(?=["?#\\])/g)].map(([, id]) => String(id)))
}

export function msOf(timed: Duel): Pick<BenchRow, 'productMs' | 'floorMs'> {
  return { productMs: timed.productMs, floorMs: timed.floorMs }
}

/** Processor time of one request of the application, in ms. */
export async function cpuOf(pids: readonly number[], work: () => Promise<unknown>, calls = 100): Promise<number> {
  const before = cpuMs(treeOf(pids))
  for (let call = 0; call < calls; call += 1) await work()
  return (cpuMs(treeOf(pids)) - before) / calls
}

async function cpuDuel(
  productPids: readonly number[],
  product: () => Promise<unknown>,
  floorPids: readonly number[],
  floor: () => Promise<unknown>,
) {
  const rounds: { product: number; floor: number }[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    rounds.push({ product: await cpuOf(productPids, product, 60), floor: await cpuOf(floorPids, floor, 240) })
  }
  const counted = rounds.slice(1).sort((one, other) => one.product / one.floor - other.product / other.floor)
  return counted[1] ?? { product: Number.NaN, floor: Number.NaN }
}

export function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** The search words of row 3: names of two characters, initials, rooms, and words that are not there. */
export async function searchWords(stage: Stage): Promise<string[]> {
  const people = await stage.sql`
    select name, initials from residents where area_code between ${dongxing} and ${dongxing + 999} order by id limit 70`
  const doors =
    await stage.sql`select number, address from households where area_code between ${dongxing} and ${dongxing + 999} order by id limit 30`
  return [
    ...people.flatMap(({ name, initials }) => [String(name).slice(-2), String(initials)]),
    ...doors.flatMap(({ number, address }) => [
      String(number),
      /(\d+)号楼 (\d+)单元 (\d+)/.exec(String(address))?.slice(1).join('-') ?? '501',
    ]),
  ].slice(0, 200)
}

/** 3: the search box, two hundred words, at its slowest percent. */
export async function searchBox(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 3,
    name: 'search-box',
    measure: 'p99 ms，对 select 1 往返的 p99',
    target: '20×',
    moonshot: '5×',
  }
  const secretary: Visitor = await stage.visitor('secretary')
  const words = [...(await searchWords(stage)), '查无此人', 'zzzz', '99-99-999']
  const times = { page: [] as number[], keys: [] as number[], trip: [] as number[] }
  const clock = async (into: number[], work: () => Promise<unknown>) => {
    const began = performance.now()
    await work()
    into.push(performance.now() - began)
  }
  for (const turn of [0, 1]) {
    for (const word of words) {
      const marks = turn === 0 ? { page: [], keys: [], trip: [] } : times
      await clock(marks.page, () => secretary.page(`/search?q=${encodeURIComponent(word)}`))
      await clock(marks.keys, () => keyed(stage, word))
      await clock(marks.trip, () => stage.sql`select 1`)
    }
  }
  const p99 = (list: number[]) => list.sort((one, other) => one - other)[Math.floor(list.length * 0.99)] ?? Number.NaN
  const [page, keys, trip] = [p99(times.page), p99(times.keys), p99(times.trip)]
  const also = { '搜索键语句 p99 ms': round(keys), 搜索键语句对往返: round(keys / trip), 词数: words.length }
  return { ...row, ratio: page / trip, productMs: page, floorMs: trip, also }
}

function keyed({ sql }: Stage, word: string) {
  const end = `${word}\u{10ffff}`
  return sql`
    select subject, subject_id from search_keys where key collate "C" >= ${word} and key collate "C" < ${end}
      and area_code between ${dongxing} and ${dongxing + 999} limit 50`
}
