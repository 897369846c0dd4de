import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withPurpose } from '@/db/actor'
import { planningOnce } from '@/db/client'
import { ownDatabase } from '@/tests/support/postgres'

const { db } = await ownDatabase()
const planned = (of: typeof db) =>
  of.transaction(async (tx) => {
    const kept = sql`select generic_plans::int as generic, custom_plans::int as custom from pg_prepared_statements where statement = 'select $1::int as turn'`
    return (await tx.execute<{ generic: number; custom: number }>(kept))[0]
  })

test('a statement that comes again is kept parsed, and planned anew each time; work with fixed statements plans it once', async () => {
  const now = new Date('2026-11-20T02:00:00Z')
  const thrice = (of: typeof db) =>
    withPurpose(of, 'verify', now, async (tx) => {
      for (let turn = 0; turn < 3; turn += 1) await tx.execute(sql`select ${turn}::int as turn`)
      return planned(tx as unknown as typeof db)
    })
  expect(await thrice(db)).toEqual({ generic: 0, custom: 2 })
  expect((await thrice(planningOnce(db)))?.generic).toBe(3)
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
  expect(await mode(db)).toBe('force_custom_plan')
})
