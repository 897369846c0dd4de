import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { MendFacts } from '@/domain/households/mends'

type Row = Omit<MendFacts, 'living'> & { id: string; living: (MendFacts['living'][number] & { name: string })[] }

/** What decides whether a fault of these households has one fix, by household; a few dozen at a time. */
export async function mendFacts(
  db: Reader,
  { lo, hi }: Jurisdiction,
  ids: readonly string[],
  day: CivilDay,
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  const rows = await db.execute<Row>(sql`
    select h.id, d.state,
      exists (select from residencies y where y.household_id = h.id and y.resident_id = h.head_id and y.to_on is null) as head_stays,
      exists (select from residencies y where y.household_id = h.id) as lived_once,
      exists (select from households o where o.dwelling_id = h.dwelling_id and o.id <> h.id and o.to_on is null) as shared,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'relation', y.relation,
          'registration', r.registration, 'born_on', r.born_on) order by y.from_on, r.id)
        from residencies y join residents r on r.id = y.resident_id
        where y.household_id = h.id and y.from_on <= ${day} and (y.to_on is null or y.to_on > ${day})
          and (r.died_on is null or r.died_on > ${day}) and r.registration not in ('0H', 'KG')), '[]'::jsonb) as living
    from households h join dwellings d on d.id = h.dwelling_id
    where h.id = any(${`{${ids.join(',')}}`}::uuid[]) and h.area_code between ${lo} and ${hi} and h.to_on is null`)
  return new Map(rows.map((row) => [row.id, row]))
}
