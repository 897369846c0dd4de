import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withPurpose } from '@/db/actor'
import { planningOnce } from '@/db/client'
import { ownDatabase } from '@/tests/support/postgres'

const { db } = await ownDatabase()
const planned = (of: typeof db) =>
  of.transaction(async (tx) => {
    for (let turn = 0; turn < 3; turn += 1) await tx.execute(sql`select ${turn}::int as turn`)
    return (await tx.execute(sql`select from pg_prepared_statements where statement = 'select $1::int as turn'`)).length
  })

test('work with fixed statements plans each of them once for a connection; other work keeps none', async () => {
  expect(await planned(db)).toBe(0)
  expect(await planned(planningOnce(db))).toBe(1)
  expect(planningOnce(db)).toBe(planningOnce(db))
})

test('also inside a savepoint, and what it did is undone with it', async () => {
  await planningOnce(db).transaction(async (tx) => {
    await tx.execute(sql`create temporary table notes (said text)`)
    await tx
      .transaction(async (inner) => {
        await inner.execute(sql`insert into notes values (${'so'})`)
        throw new Error('taken back')
      })
      .catch(() => {})
    expect(await tx.execute(sql`select from notes`)).toHaveLength(0)
  })
})

test('one plan serves every request of fixed work, and the next transaction of other work plans freely again', async () => {
  const mode = (of: typeof db) =>
    withPurpose(of, 'verify', new Date('2026-11-20T02:00:00Z'), async (tx) => {
      const [row] = await tx.execute<{ mode: string }>(sql`select current_setting('plan_cache_mode') as mode`)
      return row?.mode
    })
  expect(await mode(planningOnce(db))).toBe('force_generic_plan')
  expect(await mode(db)).toBe('auto')
})
