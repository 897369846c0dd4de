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

test('three visits with photos over a narrow line that is torn off at every third call: three arrive, once each, hashes equal [R20]', async () => {
  const weakness = { bytesPerSecond: 80_000, roundTripMs: 60, resets: 0.34 }
  const { taken, line } = await carriedOver(owner, worker, weakness, 3, (n) => (n === 2 ? 300_000 : 30_000))
  expect(line.resets()).toBeGreaterThan(0)
  for (const { key, hash, entryKey } of taken) {
    const file = await attachmentFile(contextOf(db, worker), { id: key })
    expect(digestOfBytes(file?.bytes ?? new Uint8Array())).toBe(hash)
    expect(await owner.execute(sql`select count(*)::int as n from visits where id = ${entryKey}`)).toEqual([{ n: 1 }])
  }
  expect(await owner.execute(sql`select count(*)::int as n from visits`)).toEqual([{ n: 3 }])
})
