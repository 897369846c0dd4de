import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { seedDatabase } from '@/db/seed/seed'
import { inventedOn, plainProtection } from '@/tests/support/invented'
import { ownDatabase } from '@/tests/support/postgres'

const { owner, ownerUrl } = await ownDatabase()

test('a street of 24 committees, 33,029 households, some 90,000 residents and 75,000 visits', async () => {
  const counts = await seedDatabase(ownerUrl, { scale: 'street', on: inventedOn, seed: 1, ...plainProtection })
  const [row] = await owner.execute(sql`select
    (select count(*)::int from areas where level = 'committee') as committees,
    (select count(*)::int from areas where level = 'grid') as grids,
    (select count(*)::int from households where to_on is null) as households,
    (select sum(s.members)::int from household_stats s join households h on h.id = s.household_id where h.to_on is null) as people,
    (select count(*)::int from issues where settled_at is null) as open`)
  expect(row).toMatchObject({ committees: 24, grids: 131, households: 33_029, open: 97 })
  expect(Number(row?.people)).toBeGreaterThan(87_000)
  expect(Number(row?.people)).toBeLessThan(93_000)
  expect(counts.visits).toBeGreaterThan(68_000)
  expect(counts.visits).toBeLessThan(82_000)
})
