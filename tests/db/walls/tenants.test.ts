import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import { connect } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { ownDatabase } from '@/tests/support/postgres'

const { appUrl, owner } = await ownDatabase()
const now = new Date('2026-11-21T04:00:00Z')
const committees = Array.from({ length: 20 }, (_, at) => 290_101_001_000_000 + (at + 1) * 1000)

const secretaryOf = (areaCode: number): Actor => ({
  accountId: '01900000-0000-7000-8000-000000000001',
  sessionId: '01900000-0000-7000-8000-000000000002',
  name: '王敏',
  title: '书记',
  role: 'secretary',
  areaCode,
  unitCode: null,
  buildingId: null,
})

await owner.execute(sql`insert into buildings (id, area_code, estate, name, units, floors)
  select gen_random_uuid(), 290101001000000 + c * 1000 + g, '小区', b || '号楼', 2, 6
  from generate_series(1, 20) c, generate_series(1, 3) g, generate_series(1, 5) b`)

test('2,000 interleaved transactions of 20 committees on 8 connections: none sees another’s row [S6]', async () => {
  const db = connect(appUrl, { max: 8, statementMs: 0, lockMs: 0, idleInTransactionMs: 0 })
  const seen = await Promise.all(
    Array.from({ length: 2000 }, async (_, at) => {
      const own = committees[(at * 7) % committees.length] ?? 0
      const [row] = await withActor(db, secretaryOf(own), now, (tx) =>
        tx.execute<{ all: number; wrong: number }>(sql`select count(*)::int as all,
          (count(*) filter (where area_code / 1000 <> ${own / 1000}::bigint))::int as wrong from buildings`),
      )
      return row
    }),
  )
  expect(seen.filter((row) => row?.wrong !== 0 || row.all !== 15)).toEqual([])

  const left = await Promise.all(
    Array.from({ length: 40 }, () =>
      db.execute<{ n: number; lo: string }>(
        sql`select count(*)::int as n, coalesce(current_setting('app.lo', true), '') as lo from buildings`,
      ),
    ),
  )
  expect(left.map(([row]) => row)).toEqual(Array.from({ length: 40 }, () => ({ n: 0, lo: '' })))
  await db.$client.end()
})

test('a transaction that fails leaves nothing of its person on the connection [S6]', async () => {
  const db = connect(appUrl, { max: 1, statementMs: 0, lockMs: 0, idleInTransactionMs: 0 })
  const failed = withActor(db, secretaryOf(committees[0] ?? 0), now, (tx) => tx.execute(sql`select 1 / 0`))
  await expect(failed).rejects.toThrow()
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from buildings`)
  expect(row?.n).toBe(0)
  await db.$client.end()
})

test('the owner who may pass row security sees all rows: only migrations and data loads use it', async () => {
  const [row] = await owner.execute<{ n: number; bypasses: boolean }>(
    sql`select (select count(*)::int from buildings) as n, rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`,
  )
  expect(row).toEqual({ n: 300, bypasses: true })
})
