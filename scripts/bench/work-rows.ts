import { quantile, timed } from '@/scripts/bench/measure'
import { round } from '@/scripts/bench/page-rows'
import { type BenchRow, missing, type Row } from '@/scripts/bench/row'
import { benchDatabase, openStage, type Stage } from '@/scripts/bench/stage'
import { listAddress, streetCode } from '@/scripts/bench/statements'

/** 8: a month's report of a committee, a street and a district, against its live statements. */
export async function monthReport(stage: Stage): Promise<BenchRow> {
  const row: Row = { number: 8, name: 'month-report', measure: '墙钟 ms，对现算语句', target: '3×', moonshot: '1×' }
  const untested = await missing(await stage.visitor('secretary'), '/reports')
  return { ...row, untested: untested ?? '报告页刚建成，量法待补' }
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
    () => exporter.post('/households/export', new URLSearchParams({ reason: '性能测量用的整居民区名单' }).toString()),
  ]
  const exported = await heavy[1]?.()
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
    忙时: `整居民区导出（${Math.round((exported?.bytes ?? 0) / 1024)} KB）与街道面板（本年）不停`,
    '闲 p50 ms': round(quantile(idle, 0.5)),
    '忙 p50 ms': round(quantile(busy, 0.5)),
  }
  return { ...row, ratio: loud / quiet, productMs: loud, floorMs: quiet, also }
}
