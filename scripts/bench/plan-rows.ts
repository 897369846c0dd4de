import { newId } from '@/db/ids'
import { addDays } from '@/domain/calendar/civil-day'
import { type Duel, duel } from '@/scripts/bench/measure'
import { cpuOf, msOf, round } from '@/scripts/bench/page-rows'
import { type BenchRow, gate, missing, type Row } from '@/scripts/bench/row'
import type { Stage } from '@/scripts/bench/stage'
import { campaignStatement, routeStatement, streetCode } from '@/scripts/bench/statements'

/** 21: the route of the day of a grid against one statement that finds as many due households of it. */
export async function routeOfDay(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 21,
    name: 'route-of-day',
    measure: '今日走访名单墙钟 ms，对一条语句',
    target: '3× + 25 ms',
    moonshot: '3×',
  }
  const worker = await stage.visitor('worker')
  const untested = await missing(worker, '/visits/today')
  if (untested) return { ...row, untested }
  const gates: string[] = []
  const { body } = await worker.page('/visits/today')
  gate(body.includes('顺路走') && body.includes('记走访'), '名单写着顺路走的户', gates)
  const timed = await duel(
    () => worker.page('/visits/today'),
    () => stage.sql.unsafe(routeStatement(stage.day), [], { prepare: true }),
  )
  keptWithin(timed, gates)
  return {
    ...row,
    ...msOf(timed),
    ratio: timed.ratio,
    cpuMs: await cpuOf(stage.appPids(), () => worker.page('/visits/today'), 40),
    gates,
    also: { 'p95 ms': round(timed.productP95) },
  }
}

/** 22: the coverage page of a campaign over every home of a street, while it runs, against the statement that counts it. */
export async function campaignCoverage(stage: Stage): Promise<BenchRow> {
  const row: Row = {
    number: 22,
    name: 'campaign-coverage',
    measure: '全街道专项走访页墙钟 ms，对一条语句',
    target: '3× + 25 ms',
    moonshot: '3×',
  }
  const leader = await stage.visitor('leader')
  const id = newId()
  const from = addDays(stage.day, -30)
  await stage.sql`
    insert into campaigns (id, area_code, name, stated, scope, from_on, to_on, target, made_by, made_at)
    select ${id}, ${streetCode}, '初心连万家', '', '全部有人住的户', ${from}, ${addDays(stage.day, 30)}, 1, a.id, now() from accounts a where a.username = 'leader'`
  const kept = await stage.sql`
    insert into campaign_homes (id, area_code, campaign_id, household_id)
    select gen_random_uuid(), h.area_code, ${id}, h.id from households h join household_stats s on s.household_id = h.id
    where h.area_code between ${streetCode}::bigint and ${streetCode}::bigint + 999999 and h.to_on is null and s.members > 0 returning 1`
  await stage.sql`analyze campaign_homes`
  const address = `/campaigns/${id}`
  const untested = await missing(leader, address)
  if (untested) return { ...row, untested }
  const gates: string[] = []
  const { body } = await leader.page(address)
  gate(body.includes(new Intl.NumberFormat('zh-CN').format(kept.length)), '目标户数与写入的一致', gates)
  const statement = campaignStatement(id, from)
  const timed = await duel(
    () => leader.page(address),
    () => stage.sql.unsafe(statement, [], { prepare: true }),
  )
  keptWithin(timed, gates)
  return {
    ...row,
    ...msOf(timed),
    ratio: timed.ratio,
    cpuMs: await cpuOf(stage.appPids(), () => leader.page(address), 20),
    gates,
    also: { 'p95 ms': round(timed.productP95), 户: kept.length },
  }
}

/** What was promised of both pages: three times their statement and 25 ms for everything else. */
function keptWithin({ productMs, floorMs }: Duel, gates: string[]): void {
  const most = 3 * floorMs + 25
  gate(productMs <= most, `不超过语句的 3 倍加 25 ms（${round(productMs)} ≤ ${round(most)}）`, gates)
}
