import { newId } from '@/db/ids'
import { addDays, firstOfMonth } from '@/domain/calendar/civil-day'
import { duel, quantile, timed } from '@/scripts/bench/measure'
import { filesInTurn, round } from '@/scripts/bench/page-rows'
import { exported } from '@/scripts/bench/roster-rows'
import { type BenchRow, gate, type Row } from '@/scripts/bench/row'
import { benchDatabase, openStage, type Stage } from '@/scripts/bench/stage'
import {
  committee,
  dashboardStatements,
  fileStatement,
  listAddress,
  listStatement,
  reportStatements,
  searchStatement,
  street,
  streetCode,
} from '@/scripts/bench/statements'

/** 8: the draft of the report of last month, of a committee and of a street, against its live statements. */
export async function monthReport(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 8,
    name: 'month-report',
    measure: '打开草稿的墙钟 ms，对现算语句之和',
    target: '3×',
    moonshot: '1×',
  }
  const to = addDays(firstOfMonth(stage.day), -1)
  const from = firstOfMonth(to)
  const areas = [
    { username: 'secretary', code: 290_101_001_001_000, range: committee, most: 1000 },
    { username: 'leader', code: streetCode, range: street, most: 3000 },
  ]
  const [gates, also, ratios]: [string[], Record<string, number>, number[]] = [[], {}, []]
  for (const { username, code, range, most } of areas) {
    const visitor = await stage.visitor(username)
    const id = newId()
    await stage.sql`
      insert into reports (id, area_code, title, year, issue_number, preset, from_on, to_on, compiled_by, compiler_name, state)
      select ${id}, ${code}, '量时', ${Number(to.slice(0, 4))}, 9999, 'month', ${from}, ${to}, id, name, 'draft'
      from accounts where username = ${username}`
    const statements = reportStatements(from, to, range)
    const timed = await duel(
      () => visitor.page(`/reports/${id}`),
      async () => {
        for (const statement of statements) await stage.sql.unsafe(statement, [], { prepare: true })
      },
      { batch: 6 },
    )
    await stage.sql`delete from reports where id = ${id}`
    gate(timed.productMs <= most, `${username} 的草稿不超过 ${most / 1000} s`, gates)
    also[`${username} ms`] = round(timed.productMs)
    also[`${username} 语句 ms`] = round(timed.floorMs)
    ratios.push(timed.ratio)
  }
  return { ...row, ratio: Math.max(...ratios), gates, also }
}

/** A statement as text, with its parameters. */
type Bare = [text: string, ...values: string[]]

/** 17: the pages that staff open all day, at the median, against three times their one statement and 25 ms. */
export async function everydayPages(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 17,
    name: 'everyday-pages',
    measure: '各页 p50 ms，对 3 × 单条语句 + 25 ms',
    target: '1',
    moonshot: '0.7',
  }
  const secretary = await stage.visitor('secretary')
  const [opened, read] = [await filesInTurn(stage), await filesInTurn(stage)]
  const always =
    <Value>(value: Value) =>
    () =>
      value
  const pages: Record<string, { address: () => string; statements: () => Bare[] }> = {
    名单: { address: always(listAddress), statements: always([[listStatement(stage.day)]]) },
    家庭档案: { address: () => `/households/${opened()}`, statements: () => [[fileStatement, read()]] },
    检索: { address: always('/search?q=wxm'), statements: always([[searchStatement('wxm')]]) },
    居民区面板: {
      address: always('/areas/290101001001000'),
      statements: always(dashboardStatements(stage.day, committee).map((text): Bare => [text])),
    },
  }
  const [also, ratios]: [Record<string, string>, number[]] = [{}, []]
  for (const [name, { address, statements }] of Object.entries(pages)) {
    const timed = await duel(
      () => secretary.page(address()),
      async () => {
        for (const [text, ...values] of statements()) await stage.sql.unsafe(text, values, { prepare: true })
      },
    )
    const bar = 3 * timed.floorMs + 25
    ratios.push(timed.productMs / bar)
    also[name] = `${round(timed.productMs)} ms，限 ${round(bar)} ms`
  }
  return { ...row, ratio: Math.max(...ratios), also }
}

/** 15: the same pages of the same committee in a street and in a district of ten streets. */
export async function growth(
  stage: Stage,
  ownerUrl: string,
  scale: string,
  say: (text: string) => void,
): Promise<BenchRow> {
  const row: Row = {
    number: 15,
    name: 'growth',
    measure: '同一居民区的页面，区规模 ms / 街道规模 ms',
    target: '1.3',
    moonshot: '1.1',
  }
  if (scale !== 'district') return { ...row, untested: '只在区规模上量' }
  const small = await openStage(await benchDatabase(ownerUrl, 'street', say))
  try {
    const ratios: Record<string, number> = {}
    for (const address of [listAddress, '/search?q=wxm', '/issues']) {
      const [large, little] = [await stage.visitor('secretary'), await small.visitor('secretary')]
      const rounds: number[] = []
      for (let turn = 0; turn < 6; turn += 1) {
        const [one, other] = [await timed(() => large.page(address), 15), await timed(() => little.page(address), 15)]
        if (turn > 0) rounds.push(quantile(one, 0.5) / quantile(other, 0.5))
      }
      ratios[address] = round(quantile(rounds, 0.5))
    }
    return { ...row, ratio: Math.max(...Object.values(ratios)), also: ratios }
  } finally {
    await small.close()
  }
}

/** 16: the list while a committee is exported and dashboards of a street and a district are reckoned, against the list alone. */
export async function isolation(stage: Stage): Promise<BenchRow> {
  const row: Row = { number: 16, name: 'isolation', measure: '列表 p99，忙时 / 闲时', target: '2×', moonshot: '1.3×' }
  const secretary = await stage.visitor('secretary')
  const [leader, exporter] = [await stage.visitor('leader'), await stage.visitor('secretary')]
  const heavy = [
    () => leader.get(`/areas/${streetCode}?period=year`),
    () => exported(stage, { username: 'secretary', visitor: exporter }, { kind: 'households', query: {} }),
  ]
  const once = await exported(stage, { username: 'secretary', visitor: exporter }, { kind: 'households', query: {} })
  const idle = await timed(() => secretary.page(listAddress), 200)
  let going = true
  const crowd = heavy.map(async (work) => {
    while (going) await work()
  })
  const busy = await timed(() => secretary.page(listAddress), 200)
  going = false
  await Promise.all(crowd)
  const [quiet, loud] = [quantile(idle, 0.99), quantile(busy, 0.99)]
  const also = {
    忙时: `整居民区导出（${Math.round(once.bytes / 1024)} KB）与街道面板（本年）不停`,
    '闲 p50 ms': round(quantile(idle, 0.5)),
    '忙 p50 ms': round(quantile(busy, 0.5)),
  }
  return { ...row, ratio: loud / quiet, productMs: loud, floorMs: quiet, also }
}
