import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '@/db/ids'
import type { SyncAnswer, SyncItem } from '@/domain/visits/sync'
import { ensureBuilt } from '@/scripts/runtime/build.mjs'
import { applicationEnvironment } from '@/scripts/runtime/database.mjs'
import { testSecrets } from '@/scripts/runtime/test-secrets.mjs'
import { hashPassword } from '@/server/auth/password'
import { openBrowser, signIn } from '@/tests/support/browser'
import { eastGrid, givenActor, givenAreas, givenHousehold } from '@/tests/support/households'
import { ownHouse } from '@/tests/support/own-house'
import { itemOf } from '@/tests/support/sync'
import { everyTask, visitOf } from '@/tests/support/visits'

const [visits, homes, kills, clients] = [20_000, 400, 20, 4]
/** The keeper of the application gives up when it falls again and again within a minute. */
const betweenKillsMs = 33_000
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

await ensureBuilt(applicationEnvironment('', testSecrets, true))
const house = await ownHouse({ throwaway: false })
await givenAreas(house.owner)
const worker = await givenActor(house.owner, 'grid_worker', eastGrid)
const password = 'quiet-door-7301'
const passwordHash = await hashPassword(password)
await house.owner.execute(
  sql`update accounts set username = 'walker', password_hash = ${passwordHash}, password_changed_on = current_date, must_change_password = false where id = ${worker.accountId}`,
)

async function cookieOfWalker(): Promise<string> {
  const browser = await openBrowser()
  const page = await (await browser.newContext({ baseURL: house.base })).newPage()
  await signIn(page, 'walker', password)
  return (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function written(): Promise<SyncItem[]> {
  const items: SyncItem[] = []
  const places: string[] = []
  for (let n = 0; n < homes; n += 1)
    places.push((await givenHousehold(house.owner, { room: String(n), people: [{ name: '马文祥' }] })).id)
  for (let n = 0; n < visits; n += 1) {
    const at = new Date()
    const visit = visitOf(places[n % homes] ?? '', { ...everyTask, note: `第 ${n} 次，都好` })
    const { sentAt: _, ...item } = itemOf(visit, { key: newId(), madeAt: at, sentAt: at })
    items.push(item)
  }
  return items.sort(() => Math.random() - 0.5)
}

const cookie = await cookieOfWalker()
const items = await written()
const waiting = [...items]
const receipts = new Map<string, string>()
const told = { calls: 0, failed: 0, dropped: 0, kills: 0 }
const headers = { cookie, origin: house.base, 'content-type': 'application/json' }

async function sent(batch: SyncItem[]): Promise<SyncAnswer | undefined> {
  const call = { v: 1, sentAt: new Date().toISOString(), items: batch }
  const asked = { method: 'POST', headers, body: JSON.stringify(call), signal: AbortSignal.timeout(20_000) }
  const response = await fetch(`${house.base}/api/sync/v1`, asked).catch(() => undefined)
  return response?.ok ? ((await response.json().catch(() => undefined)) as SyncAnswer | undefined) : undefined
}
async function client() {
  while (receipts.size < visits) {
    // as much work between two kills as there are kills, so that every one of them falls into it
    const share = (visits * (told.kills + 1)) / (kills + 1)
    const batch = waiting.length > 0 && receipts.size < share ? waiting.splice(0, 18) : []
    if (batch.length === 0) {
      await pause(50)
      continue
    }
    const again = [0, 1].flatMap(() => items[Math.floor(Math.random() * items.length)] ?? [])
    told.calls += 1
    const answer = await sent([...batch, ...again.filter(({ key }) => receipts.has(key))])
    const lost = answer !== undefined && Math.random() < 0.1
    if (lost) told.dropped += 1
    if (!answer) told.failed += 1
    if (!answer || lost) {
      waiting.push(...batch)
      await pause(lost ? 0 : 250)
      continue
    }
    for (const item of batch) {
      const result = answer.results.find(({ key, hash }) => key === item.key && hash === item.hash)
      if (result?.outcome === 'stored') receipts.set(item.key, result.id)
      else waiting.push(item)
    }
  }
}
async function killer() {
  for (; told.kills < kills; told.kills += 1) {
    await pause(betweenKillsMs)
    if (told.kills % 2 === 0) house.killApp()
    else await house.killDatabase()
  }
}

test('20,000 visits through the sync route while application and database are killed -9 twenty times, a tenth sent twice, a tenth of the answers lost: none lost, none doubled [R2] [S23]', async () => {
  const begun = Date.now()
  await Promise.all([...Array.from({ length: clients }, client), killer()])
  const one = async (text: ReturnType<typeof sql>) => (await house.owner.execute<{ n: number }>(text))[0]?.n
  const kept = await one(sql`select count(*)::int as n from visits`)
  console.log(
    `${kept} visits kept of ${visits}: ${told.calls} calls, ${told.failed} without answer, ${told.dropped} answers lost, ${told.kills} kills, ${Math.round((Date.now() - begun) / 1000)} s`,
  )
  expect(told.kills).toBe(kills)
  expect(told.failed).toBeGreaterThan(0)
  expect(kept).toBe(visits)
  expect(await one(sql`select count(*)::int as n from sync_receipts`)).toBe(visits)
  const ids = new Set((await house.owner.execute<{ id: string }>(sql`select id from visits`)).map(({ id }) => id))
  expect([...receipts.values()].filter((id) => !ids.has(id))).toEqual([])
  expect(
    await one(
      sql`select count(*)::int as n from (select subject_id from audit_entries where act = 'visit.record' group by 1 having count(*) = 1) a`,
    ),
  ).toBe(visits)
}, 2_400_000)
