import { sql } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import type { Actor } from '@/domain/access/actor'
import { pool } from '@/server/database'
import { digestOfBytes } from '@/server/visits/attachment-content'
import { attachmentFile } from '@/server/visits/attachment-file'
import { contextOf, eastGrid, givenActor, givenAreas } from '@/tests/support/households'
import { ownDatabase } from '@/tests/support/postgres'
import { carriedOver } from '@/tests/support/weak-walk'

const signedIn = vi.hoisted((): { as?: Actor } => ({}))
vi.mock('@/server/auth/session', () => ({ currentActor: async () => signedIn.as }))

const { db, owner, appUrl } = await ownDatabase()
process.env.DATABASE_URL = appUrl
afterAll(() => pool('signIn').db.$client.end())
await givenAreas(owner)
const worker = await givenActor(owner, 'grid_worker', eastGrid)
signedIn.as = worker

test('thirty visits with photos over 64 kbit/s, two seconds there and back, every tenth connection torn off: thirty of thirty, hashes equal [R20]', async () => {
  const weakness = { bytesPerSecond: 8_000, roundTripMs: 2_000, resets: 0.1 }
  const { taken, line, ms, wordsMs, saved } = await carriedOver(owner, worker, weakness, 30, (n) => 40_000 + n * 4_000)
  console.log(
    `30 visits with ${taken.reduce((sum, { bytes }) => sum + bytes, 0)} bytes of photos: ${Math.round(ms / 1000)} s, the words of all after ${Math.round(wordsMs / 1000)} s, ${line.connections()} connections, ${line.resets()} torn off, a draft saved in at most ${Math.round(saved)} ms`,
  )
  expect(line.resets()).toBeGreaterThan(3)
  expect(saved).toBeLessThan(100)
  for (const { key, hash, entryKey } of taken) {
    const file = await attachmentFile(contextOf(db, worker), { id: key })
    expect(digestOfBytes(file?.bytes ?? new Uint8Array())).toBe(hash)
    expect(await owner.execute(sql`select count(*)::int as n from visits where id = ${entryKey}`)).toEqual([{ n: 1 }])
  }
  expect(await owner.execute(sql`select count(*)::int as n from visits`)).toEqual([{ n: 30 }])
}, 1_800_000)
