import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
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
