import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { withActor } from '@/db/actor'
import type { Transaction } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { ownDatabase } from '@/tests/support/postgres'
import { givenStreet } from '@/tests/support/wall-committee'

const { db, owner } = await ownDatabase()
await givenStreet(owner)

const now = new Date('2026-11-21T04:00:00Z')
const secretary: Actor = {
  accountId: '01900000-0000-7000-8000-000000000001',
  sessionId: '01900000-0000-7000-8000-000000000002',
  name: '王敏',
  title: '书记',
  role: 'secretary',
  areaCode: 290_101_001_005_000,
  unitCode: null,
  buildingId: null,
}
const inside = sql`area_code between 290101001005000 and 290101001005999`

/** The searches every working day is made of. */
const hot: [string, SQL][] = [
  [
    'a page of households along the street',
    sql`select id, address from households where ${inside} order by area_code, sort_key, id limit 50`,
  ],
  [
    'households by class',
    sql`select id from households where ${inside} and contact_class = 'B' order by sort_key, id limit 50`,
  ],
  [
    'households longest not seen',
    sql`select household_id from household_stats where ${inside} order by last_contact_at, household_id limit 50`,
  ],
  ['residents by birthday', sql`select id from residents where ${inside} and born_on < '1946-11-21'`],
  ['visits of a month', sql`select count(*) from visits where ${inside} and at >= '2026-10-01' and at < '2026-11-01'`],
  ['visits of one household', sql`select id from visits where household_id = md5('h')::uuid order by at desc`],
  ['open requests', sql`select id from issues where ${inside} and settled_at is null order by due_at`],
  [
    'search keys',
    sql`select subject_id from search_keys where key collate "C" >= 'zs1' and key collate "C" < 'zs2' and ${inside} limit 20`,
  ],
  ['doors of a building', sql`select id from dwellings where building_id = md5('b511')::uuid order by sort_key`],
  [
    'entries of a day',
    sql`select count(*) from audit_entries where ${inside} and at >= '2026-10-01' and at < '2026-10-02' and household_id is not null`,
  ],
]

/** What a dashboard of the committee counts. */
const counted = [
  sql`select contact_class, count(*) from households where ${inside} and from_on <= '2026-11-21' and (to_on is null or to_on > '2026-11-21') group by 1`,
  sql`select extract(year from age('2026-11-21', born_on)) as age, count(*) from residents where ${inside} and died_on is null group by 1`,
  sql`select date_trunc('month', at) as month, count(*), count(distinct household_id) from visits where ${inside} group by 1`,
  sql`select h.id, s.last_contact_at, s.open_issues from households h join household_stats s on s.household_id = h.id
    where h.${inside} and s.${inside} order by s.last_contact_at nulls first limit 50`,
]

const planOf = async (tx: Transaction, query: SQL) =>
  (await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`)).map((row) => row['QUERY PLAN'])

test.each(hot)('%s: the wall does not make the search read a whole table', async (_, query) => {
  const plan = await withActor(db, secretary, now, (tx) => planOf(tx, query))
  const whole = plan.filter((line) =>
    /Seq Scan on (households|household_stats|residents|visits|search_keys|dwellings|audit_entries|issues)\b/.test(line),
  )
  expect(whole, plan.join('\n')).toEqual([])
})

// a busy machine may spoil one measurement, not four
test('behind the wall a search takes at most 1.3 times the time without it [S5]', { retry: 3 }, async () => {
  const searches = [...hot.map(([, query]) => query), ...counted]
  const bare = searches.map(() => Number.POSITIVE_INFINITY)
  const walled = [...bare]
  const timed = async (tx: Transaction, best: number[]) => {
    for (const [at, query] of searches.entries()) {
      const from = performance.now()
      await tx.execute(query)
      best[at] = Math.min(best[at] ?? 0, performance.now() - from)
    }
  }
  for (let round = 0; round < 60; round += 1) {
    await owner.transaction((tx) => timed(tx, bare))
    await withActor(db, secretary, now, (tx) => timed(tx, walled))
  }
  const sum = (times: number[]) => times.reduce((all, time) => all + time, 0)
  const ratio = sum(walled) / sum(bare)
  console.log(
    `wall: ${ratio.toFixed(2)} × (${sum(walled).toFixed(1)} ms, ${sum(bare).toFixed(1)} ms without) for ${searches.length} searches`,
  )
  expect(ratio).toBeLessThanOrEqual(1.3)
})
