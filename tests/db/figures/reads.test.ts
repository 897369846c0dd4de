import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { countedTables, reads } from '@/db/queries/figures/reads'
import { searches } from '@/db/queries/figures/searches'
import { jurisdictionOf } from '@/domain/access/actor'
import { type PopulationCode, populations } from '@/domain/figures/populations'
import { anActor, givenAreas } from '@/tests/support/figures'
import { ownDatabase } from '@/tests/support/postgres'

const { owner } = await ownDatabase()
await givenAreas(owner)
const scope = { jurisdiction: jurisdictionOf(anActor('secretary')), from: '2026-09-01', to: '2026-10-31' }

/** The counters of a household are made of other rows; their own changes are not noted. */
const madeOf: Record<string, string[]> = { household_stats: ['residencies', 'residents', 'visits'] }

/** Every table a plan reads, at whatever depth. */
function tablesIn(plan: unknown): string[] {
  if (Array.isArray(plan)) return plan.flatMap(tablesIn)
  if (typeof plan !== 'object' || plan === null) return []
  const own = (plan as { 'Relation Name'?: string })['Relation Name']
  return [...(own ? [own] : []), ...Object.values(plan).flatMap(tablesIn)]
}

test.each(Object.keys(populations) as PopulationCode[])(
  'a kept count of %s knows every table its numbers stand on',
  async (population) => {
    const plan = await owner.execute(sql`explain (format json) ${searches[population](scope)}`)
    const read = new Set(tablesIn([...plan]).flatMap((table) => madeOf[table] ?? [table]))
    expect(read.size).toBeGreaterThan(0)
    expect([...read].filter((table) => !(reads[population] as readonly string[]).includes(table))).toEqual([])
  },
)

test('every table that is counted notes its changes, however they are made', async () => {
  const noted = await owner.execute<{ name: string; events: number }>(sql`
    select c.relname as name, count(*)::int as events from pg_trigger t join pg_class c on c.oid = t.tgrelid
    join pg_proc p on p.oid = t.tgfoid where p.proname in ('note_changed_areas', 'note_ruled_areas', 'note_cadenced_areas') group by 1 order by 1`)
  expect(noted.map(({ name, events }) => [name, events])).toEqual(
    // a rule of colours is only ever added, one of cadence added and ended: their tables refuse every other change
    [...countedTables].sort().map((name) => [name, { colour_rules: 1, cadence_rules: 2 }[name as string] ?? 3]),
  )
})
