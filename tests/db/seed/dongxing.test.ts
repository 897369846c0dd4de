import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { seedDatabase } from '@/db/seed/seed'
import { transitions } from '@/domain/issues/lifecycle'
import type { Kinship } from '@/domain/residents/codes'
import { sexOfKinship } from '@/domain/residents/kinship'
import { inventedOn, plainProtection } from '@/tests/support/invented'
import { ownDatabase } from '@/tests/support/postgres'

const { owner, ownerUrl } = await ownDatabase()

beforeAll(async () => {
  await seedDatabase(ownerUrl, { scale: 'committee', on: inventedOn, seed: 1, ...plainProtection })
}, 120_000)

/** The single number of a query. */
async function count(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await owner.execute<{ count: string | number }>(query)
  return Number(row?.count)
}

test.each(['2026-10-31', inventedOn])('4,470 households in seven grids on %s', async (day) => {
  expect(
    await count(sql`select count(*) from households where from_on <= ${day} and (to_on is null or to_on > ${day})`),
  ).toBe(4_470)
  expect(await count(sql`select count(*) from areas where level = 'grid'`)).toBe(7)
  expect(await count(sql`select count(distinct area_code) from households`)).toBe(7)
})

test('254 people and 134 households under special care, a team of 26', async () => {
  const tagged = (code: string) =>
    sql`select count(distinct coalesce(resident_id, household_id)) from tags where code = ${code} and from_on <= '2026-10-31' and to_on is null`
  expect(await count(tagged('key_person'))).toBe(254)
  expect(await count(tagged('hardship_family'))).toBe(134)
  expect(await count(sql`select count(*) from visitors where until is null`)).toBe(26)
  expect(
    await count(
      sql`select count(*) from tags t join residencies r on r.resident_id = t.resident_id and r.to_on is null where t.code = 'key_person'`,
    ),
  ).toBe(254)
})

test('39 matters of the two months, nothing carried in or out, all asked after', async () => {
  const period = sql`registered_at >= '2026-09-01 00:00+08' and registered_at < '2026-11-01 00:00+08'`
  expect(await count(sql`select count(*) from issues where ${period}`)).toBe(39)
  expect(
    await count(
      sql`select count(*) from issues where ${period} and settled_at < '2026-11-01 00:00+08' and exists (select from follow_ups f where f.issue_id = issues.id)`,
    ),
  ).toBe(39)
  expect(
    await count(
      sql`select count(*) from issues where registered_at < '2026-09-01 00:00+08' and (settled_at is null or settled_at >= '2026-09-01 00:00+08')`,
    ),
  ).toBe(0)
})

test('the charging sockets: 17 groups, 204 sockets, 19 of 20 satisfied and one matter derived', async () => {
  const [issue] = await owner.execute<{ id: string; results: { count: number }[] }>(
    sql`select id, results from issues where title like '小区新能源车%'`,
  )
  expect(issue?.results.map(({ count: number }) => number)).toEqual([17, 204])
  const ratings = await owner.execute(
    sql`select rating, count(*)::int as count, count(derived_issue_id)::int as derived from follow_ups where issue_id = ${issue?.id} group by 1 order by 1`,
  )
  expect([...ratings]).toEqual([
    { rating: 'fair', count: 1, derived: 1 },
    { rating: 'satisfied', count: 19, derived: 0 },
  ])
  expect(await count(sql`select count(*) from issues where derived_from_id = ${issue?.id}`)).toBe(1)
})

test('five families found at the door: 4 of 8 people, 1 of 2, twelve grants', async () => {
  const found = (code: string) =>
    owner.execute(sql`
    select count(*)::int as rows, count(distinct t.household_id)::int as households, sum(s.members)::int as people
    from tags t join household_stats s using (household_id)
    where t.code = ${code} and t.from_on between '2026-09-01' and '2026-10-31'`)
  expect([...(await found('minimum_living'))]).toEqual([{ rows: 4, households: 4, people: 8 }])
  expect([...(await found('low_income_edge'))]).toEqual([{ rows: 1, households: 1, people: 2 }])
  expect([...(await found('temporary_relief'))]).toMatchObject([{ rows: 12, households: 5 }])
})

test('a day with a dozen open matters, two of them late, promises due and doors to knock at', async () => {
  const morning = sql`timestamptz '2026-11-20 08:00+08'`
  expect(await count(sql`select count(*) from issues where settled_at is null`)).toBe(12)
  expect(await count(sql`select count(*) from issues where settled_at is null and due_at < ${morning}`)).toBe(2)
  expect(await count(sql`select count(*) from issues where state = 'paused'`)).toBeGreaterThan(0)
  expect(
    await count(sql`select count(*) from promises where answered_at is null and due_on = ${inventedOn}`),
  ).toBeGreaterThan(1)
  expect(
    await count(sql`select count(*) from promises where answered_at is null and due_on < ${inventedOn}`),
  ).toBeGreaterThan(0)
  expect(
    await count(
      sql`select count(*) from visits where next_at >= ${morning} and next_at < timestamptz '2026-11-21 00:00+08'`,
    ),
  ).toBe(3)
  expect(
    await count(sql`select count(*) from issues where number = '2026-0387' and title like '2 单元楼道扶手松动%'`),
  ).toBe(1)
})

test('the household of the picture stands behind its door', async () => {
  const people = await owner.execute(sql`
    select p.name, r.relation, extract(year from age(${inventedOn}::date, p.born_on))::int as age, r.to_on::text as gone
    from households h join residencies r on r.household_id = h.id join residents p on p.id = r.resident_id
    where h.address = '一纺小区 3号楼 2单元 501' and h.number = '02-0317' order by p.born_on`)
  expect([...people]).toEqual([
    { name: '马文祥', relation: '02', age: 84, gone: null },
    { name: '王秀兰', relation: '12', age: 81, gone: null },
    { name: '马建军', relation: '20', age: 52, gone: '2025-08-12' },
  ])
})

test('every household in being has exactly one head, who lives there', async () => {
  const heads = sql`select h.id, count(*) filter (where r.relation = '02' and r.to_on is null and p.died_on is null) as heads,
      bool_or(r.relation = '02' and r.to_on is null and r.resident_id = h.head_id) as right_one
    from households h join residencies r on r.household_id = h.id join residents p on p.id = r.resident_id
    where h.to_on is null group by 1`
  expect(await count(sql`select count(*) from (${heads}) x where heads <> 1 or not right_one`)).toBe(0)
  expect(
    await count(
      sql`select count(*) from households h where to_on is not null and exists (select from residencies r where r.household_id = h.id and r.to_on is null)`,
    ),
  ).toBe(0)
})

test('relations fit sexes and ages', async () => {
  const pairs = await owner.execute<{ relation: Kinship; sex: string; years: number | null }>(sql`
    select r.relation, p.sex, ((h.born_on - p.born_on) / 365.25)::float8 as years
    from residencies r join residents p on p.id = r.resident_id
    join residencies hr on hr.household_id = r.household_id and hr.relation = '02'
    join residents h on h.id = hr.resident_id
    where r.relation <> '02'`)
  const least: Record<string, number> = { '2': -16, '3': -16, '4': -34 }
  const wrong = pairs.filter(({ relation, sex, years }) => {
    const implied = sexOfKinship(relation)
    if (sex !== '0' && implied && implied !== sex) return true
    if (years === null) return false
    if (relation === '11' || relation === '12') return Math.abs(years) > 15
    if (relation.startsWith('5')) return years < 16
    if (relation === '28' || relation === '38') return years > -12
    const bound = least[relation[0] ?? '']
    return bound !== undefined && years > bound
  })
  expect(wrong.slice(0, 5)).toEqual([])
})

test('every step is allowed by the table, follows the one before, and the last is the state of the matter', async () => {
  const steps = await owner.execute<{
    issue_id: string
    act: string
    from_state: string | null
    to_state: string
    at: Date
  }>(sql`select issue_id, act, from_state, to_state, at from issue_steps order by issue_id, at, id`)
  const last = new Map<string, string>()
  const wrong = steps.filter(({ issue_id, act, from_state, to_state }) => {
    const before = last.get(issue_id) ?? null
    last.set(issue_id, to_state)
    if (before !== from_state) return true
    if (act === 'register') return from_state !== null || to_state !== 'reported'
    const step = (transitions as Record<string, { from: readonly string[]; to: string }>)[act]
    return step ? !step.from.includes(from_state ?? '') || step.to !== to_state : from_state !== to_state
  })
  expect(wrong.slice(0, 5)).toEqual([])
  const states = await owner.execute<{ id: string; state: string }>(sql`select id, state from issues`)
  expect(states.filter(({ id, state }) => last.get(id) !== state)).toEqual([])
})

test('carried over + new = settled + still open, in every month', async () => {
  expect(
    await count(sql`
    with months as (select generate_series(timestamptz '2024-01-01 00:00+08', '2026-10-01 00:00+08', '1 month') as m)
    select count(*) from months where
      (select count(*) from issues where registered_at < m and (settled_at is null or settled_at >= m))
      + (select count(*) from issues where registered_at >= m and registered_at < m + interval '1 month')
      <> (select count(*) from issues where settled_at >= m and settled_at < m + interval '1 month')
      + (select count(*) from issues where registered_at < m + interval '1 month' and (settled_at is null or settled_at >= m + interval '1 month'))`),
  ).toBe(0)
})

test('nothing was recorded after the data ends, and nobody asked after a matter he handled himself', async () => {
  for (const [table, column] of [
    ['visits', 'recorded_at'],
    ['issues', 'recorded_at'],
    ['residents', 'recorded_at'],
    ['issue_steps', 'at'],
    ['follow_ups', 'at'],
    ['tags', 'recorded_at'],
  ] as const) {
    expect([
      table,
      await count(
        sql`select count(*) from ${sql.identifier(table)} where ${sql.identifier(column)} >= '2026-11-20 00:00+08'`,
      ),
    ]).toEqual([table, 0])
  }
  expect(
    await count(sql`select count(*) from follow_ups f join issues i on i.id = f.issue_id where f.by_id = i.handler_id`),
  ).toBe(0)
})

test('the walls stand again after the load', async () => {
  expect(await count(sql`select count(*) from pg_trigger where not tgisinternal and tgenabled = 'D'`)).toBe(0)
  expect(
    await count(
      sql`select count(*) from pg_class where relname in ('residents', 'visits', 'issues', 'accounts', 'areas') and relforcerowsecurity`,
    ),
  ).toBe(5)
  expect(await count(sql`select count(*) from pg_indexes where tablename = 'search_keys'`)).toBe(3)
  expect(await count(sql`select count(*) from household_stats`)).toBe(await count(sql`select count(*) from households`))
})
