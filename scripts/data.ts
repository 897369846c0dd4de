import { parseArgs } from 'node:util'
import { type Scale, scales } from '@/db/seed/plan'
import { isSeeded, loadDatabase } from '@/db/seed/seed'
import { dayOf, isCivilDay } from '@/domain/calendar/civil-day'
import { inventedBatches } from '@/scripts/invented-batches'

const usage = `npm run data -- --scale ${Object.keys(scales).join('|')} [--on YYYY-MM-DD] [--seed N] [--replace]`

const { values } = parseArgs({
  options: {
    scale: { type: 'string' },
    on: { type: 'string', default: dayOf(new Date()) },
    seed: { type: 'string', default: '1' },
    replace: { type: 'boolean', default: false },
  },
})
const ownerUrl = process.env.BAIJIA_OWNER_URL ?? ''
const { scale, on, seed, replace } = values
if (!scale || !(scale in scales) || !isCivilDay(on) || !/^\d+$/.test(seed)) {
  console.error(usage)
  process.exit(2)
}
if (!replace && (await isSeeded(ownerUrl))) {
  console.error('✖ 数据库里已有数据。要换成虚构数据，请加 --replace（原有家庭、走访、诉求、账号将被清空）。')
  process.exit(1)
}
const began = performance.now()
const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
const counts = await loadDatabase(
  ownerUrl,
  inventedBatches({ scale: scale as Scale, on, seed: Number(seed) }),
  (committees) => {
    if (committees > 0 && committees % 10 === 0) console.error(`[${seconds()}] ${committees} 个居民区`)
  },
)
for (const [table, count] of Object.entries(counts)) console.log(`${table.padEnd(16)} ${count.toLocaleString('en')}`)
console.log(
  `${scales[scale as Scale]}，数据日 ${on}，用时 ${seconds()}，内存 ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
)
process.exit(0)
