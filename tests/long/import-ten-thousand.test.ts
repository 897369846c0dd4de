import '@/tests/support/environment'
import { existsSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { commitImport } from '@/server/exchange/commit-import'
import { importBatch } from '@/server/exchange/import-batch'
import { mapSheet } from '@/server/exchange/map-sheet'
import { runImport } from '@/server/exchange/run-import'
import { uploadSheet } from '@/server/exchange/upload-sheet'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas } from '@/tests/support/households'
import { largeLedger } from '@/tests/support/ledgers'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const desk = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
async function brought(rows: number) {
  const uploaded = await uploadSheet(desk, { fileName: `${rows}.csv`, bytes: largeLedger(rows) })
  if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
  const { id: batchId } = uploaded.value
  expect(await mapSheet(desk, { batchId, gridCode: String(eastGrid), sheet: '0' })).toMatchObject({ ok: true })
  await runImport(desk, batchId)
  expect(await commitImport(desk, { batchId, confirmed: 'on' })).toMatchObject({ ok: true })
  await runImport(desk, batchId)
  return importBatch(desk, { id: batchId })
}

test('ten thousand rows come in with at most twenty seconds of CPU and 300 MB more memory [R5]', async () => {
  const rest = process.memoryUsage().rss
  let most = rest
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const served = await databaseSeconds()
  const [cpu, wall] = [process.cpuUsage(), performance.now()]
  const batch = await brought(10_000)
  const { user, system } = process.cpuUsage(cpu)
  clearInterval(watch)
  const [own, database] = [(user + system) / 1e6, (await databaseSeconds()) - served]
  const megabytes = (most - rest) / 1024 / 1024
  console.log(
    `10,000 rows: ${own.toFixed(1)} s of CPU and ${database.toFixed(1)} s in the database, ${((performance.now() - wall) / 1000).toFixed(1)} s by the clock, ${megabytes.toFixed(0)} MB more; ${JSON.stringify(batch?.counts)}`,
  )
  expect(batch).toMatchObject({ state: 'committed', counts: { new: 10_000 } })
  const [people] = await owner.execute<{ n: number }>(sql`select count(*)::int as n from residents`)
  expect(people?.n).toBe(10_000)
  expect(own + database).toBeLessThan(20)
  expect(megabytes).toBeLessThan(300)
})

/** What the connections of the application have cost the processor so far; nothing where the system does not tell. */
async function databaseSeconds(): Promise<number> {
  const rows = await db.execute<{ pid: number }>(
    sql`select pid from pg_stat_activity where datname = current_database() and backend_type = 'client backend'`,
  )
  const ticks = rows.map(({ pid }) => {
    const file = `/proc/${pid}/stat`
    if (!existsSync(file)) return 0
    const facts = readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []
    return Number(facts[11]) + Number(facts[12])
  })
  return ticks.reduce((sum, one) => sum + one, 0) / 100
}
