import '@/tests/support/environment'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { commitImport } from '@/server/exchange/commit-import'
import { importBatch } from '@/server/exchange/import-batch'
import { mapSheet } from '@/server/exchange/map-sheet'
import { runImport } from '@/server/exchange/run-import'
import { undoImport } from '@/server/exchange/undo-import'
import { uploadSheet } from '@/server/exchange/upload-sheet'
import { contextOf, eastCommittee, eastGrid, givenActor, givenAreas } from '@/tests/support/households'
import { largeLedger } from '@/tests/support/ledgers'
import { ownDatabase } from '@/tests/support/postgres'

const { db, owner } = await ownDatabase()
await givenAreas(owner)
const desk = contextOf(db, await givenActor(owner, 'secretary', eastCommittee))
const people = 99_999
const file = largeLedger(people)

/** Runs one step and says how long it took, how much more memory the server held and how long it was ever busy at once. */
async function watched<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  const rest = process.memoryUsage().rss
  let most = rest
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 50)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const begun = performance.now()
  const value = await work()
  clearInterval(watch)
  delay.disable()
  const megabytes = (most - rest) / 1024 / 1024
  grown.push(megabytes)
  const [seconds, p99, max] = [(performance.now() - begun) / 1000, delay.percentile(99) / 1e6, delay.max / 1e6]
  console.log(
    `${name}: ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB more, busy p99 ${p99.toFixed(0)} ms, at most ${max.toFixed(0)} ms`,
  )
  return value
}

const grown: number[] = []

async function brought(name: string) {
  const uploaded = await watched(`${name} upload`, () => uploadSheet(desk, { fileName: '全街道.csv', bytes: file }))
  if (!uploaded.ok) throw new Error(uploaded.refusal.kind)
  const { id: batchId } = uploaded.value
  expect(await mapSheet(desk, { batchId, gridCode: String(eastGrid), sheet: '0' })).toMatchObject({ ok: true })
  await watched(`${name} preview`, () => runImport(desk, batchId))
  expect(await commitImport(desk, { batchId, confirmed: 'on' })).toMatchObject({ ok: true })
  await watched(`${name} writing`, () => runImport(desk, batchId))
  return batchId
}

test('a hundred thousand rows come in part by part within 600 MB, change nothing the second time, and are taken back [R5]', async () => {
  const batchId = await brought('first')
  expect(await importBatch(desk, { id: batchId })).toMatchObject({
    state: 'committed',
    counts: { new: people, dropped: 1, total: people + 1 },
  })
  const [found] = await owner.execute<{ n: number }>(sql`select count(*)::int as n from residents`)
  expect(found?.n).toBe(people)
  const again = await importBatch(desk, { id: await brought('again') })
  expect(again).toMatchObject({ state: 'committed', counts: { same: people, dropped: 1, total: people + 1 } })
  expect(await watched('taking back', () => undoImport(desk, { batchId }))).toMatchObject({ ok: true })
  const [left] = await owner.execute<{ n: number }>(sql`select count(*)::int as n from residents`)
  expect(left?.n).toBe(0)
  expect(Math.max(...grown)).toBeLessThan(600)
})
