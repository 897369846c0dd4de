import { parseArgs } from 'node:util'
import { mixedLoad } from '@/scripts/bench/mixed-load'
import { householdFile, listPage, searchBox, streetDashboard } from '@/scripts/bench/page-rows'
import { campaignCoverage, routeOfDay } from '@/scripts/bench/plan-rows'
import { report } from '@/scripts/bench/report'
import { rosters, workbooks } from '@/scripts/bench/roster-rows'
import type { BenchRow } from '@/scripts/bench/row'
import { clientWeight, firstRun, footprint } from '@/scripts/bench/runtime-rows'
import { benchDatabase, benchDay, openFloor, openStage } from '@/scripts/bench/stage'
import { listStatement } from '@/scripts/bench/statements'
import { everydayPages, growth, isolation, monthReport } from '@/scripts/bench/work-rows'
import { writeVisit } from '@/scripts/bench/write-visit'

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: 'district' },
    seconds: { type: 'string', default: '60' },
    only: { type: 'string' },
  },
})
const ownerUrl = process.env.BAIJIA_OWNER_URL ?? ''
const scale = values.scale === 'street' || values.scale === 'committee' ? values.scale : 'district'
const say = (text: string) => console.error(text)
const wanted = values.only?.split(',').map(Number)

const database = await benchDatabase(ownerUrl, scale, say)
const stage = await openStage(database)
const floor = await openFloor(database, { list: listStatement(benchDay) })
const rows: BenchRow[] = []
const run = async (number: number, name: string, measure: () => Promise<BenchRow>) => {
  if (wanted && !wanted.includes(number)) return
  say(`${number} ${name}`)
  rows.push(
    await measure().catch((error: Error) => ({
      number,
      name,
      measure: '',
      target: '',
      moonshot: '',
      untested: `没有量成：${error.message}`,
    })),
  )
}
try {
  await run(1, 'list-page', () => listPage(stage, floor))
  await run(3, 'search-box', () => searchBox(stage))
  await run(4, 'household-file', () => householdFile(stage))
  await run(5, 'street-dashboard', () => streetDashboard(stage))
  await run(8, 'month-report', () => monthReport(stage))
  await run(11, 'write-visit', () => writeVisit(stage))
  await run(13, 'client-weight', () => clientWeight(stage))
  await run(14, 'footprint', () => footprint(stage, Number(values.seconds)))
  await run(15, 'growth', () => growth(stage, ownerUrl, scale, say))
  await run(16, 'isolation', () => isolation(stage))
  await run(17, 'everyday-pages', () => everydayPages(stage))
  await run(18, 'rosters', () => rosters(stage))
  await run(19, 'workbooks', () => workbooks(stage))
  await run(20, 'visits-beside-pages', () => mixedLoad(stage))
  await run(21, 'route-of-day', () => routeOfDay(stage))
  await run(22, 'campaign-coverage', () => campaignCoverage(stage))
} finally {
  floor.close()
  await stage.close()
}
await run(12, 'first-run', firstRun)
report(rows, { 数据日: benchDay, 规模: scale })
process.exit(0)
