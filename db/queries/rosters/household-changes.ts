import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { holds } from '@/db/queries/figures/households'
import { type HouseholdFilter, householdTables, matching, tablesFor } from '@/db/queries/household-filter'
import { kindIs } from '@/db/queries/needs'
import type { PeopleChangeRow, PeopleChanges } from '@/db/queries/rosters/people-changes'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'

/**
 * A roster of households on two days, by what is on file now: both sets, and every household that stands in one of them only
 * with what of the condition holds for it on each day. At most `most` lines.
 */
export async function householdChanges(
  tx: Reader,
  place: Jurisdiction,
  filter: HouseholdFilter,
  { from, to }: { from: CivilDay; to: CivilDay },
  most: number,
): Promise<PeopleChanges> {
  const listed = (day: CivilDay) => sql`select h.id from ${tablesFor(filter)} where ${matching(place, filter, day)}`
  const rows = await tx.execute<{ opening: number; closing: number; came: number } & PeopleChangeRow>(sql`
    with a as materialized (${listed(from)}), c as materialized (${listed(to)}),
      changed as materialized (select coalesce(c.id, a.id) as id, c.id is not null as added from a full join c on c.id = a.id
        where a.id is null or c.id is null order by 1 limit ${most})
    select k.opening, k.closing, k.came, l.* from (select (select count(*) from a)::int as opening, (select count(*) from c)::int as closing,
      (select count(*) from c where not exists (select from a where a.id = c.id))::int as came) k
    left join (select x.id, x.added, not x.added as held, ${standing(place, filter, from)} as first, ${standing(place, filter, to)} as last,
        p.name, h.address, null as arrival, h.end_reason as departure, h.from_on::text as stay_from, h.to_on::text as stay_to,
        (h.recorded_at at time zone 'Asia/Shanghai')::date::text as stay_recorded_on,
        t.from_on::text as tag_from, t.to_on::text as tag_to, (t.recorded_at at time zone 'Asia/Shanghai')::date::text as tag_recorded_on,
        n.from_on::text as need_from, n.to_on::text as need_to, (n.recorded_at at time zone 'Asia/Shanghai')::date::text as need_recorded_on
      from changed x join (${householdTables}) on h.id = x.id left join residents p on p.id = h.head_id
      left join lateral (select t.from_on, t.to_on, t.recorded_at from tags t where t.household_id = h.id and t.code = ${filter.tag ?? ''}
        and t.from_on <= ${to}::date order by coalesce(t.to_on, 'infinity') desc, t.from_on desc limit 1) t on true
      left join lateral (${needOf(filter, to)}) n on true) l on true
    order by l.id`)
  const [counts] = rows
  const lines = rows.filter(({ id }) => id !== null)
  return {
    opening: counts?.opening ?? 0,
    closing: counts?.closing ?? 0,
    came: counts?.came ?? 0,
    rows: lines.map((row) => ({ ...unknown, ...row })),
  }
}

/** What a household has not, of the facts that tell why a person came or went. */
const unknown = {
  sex: '0',
  born_on: null,
  birth_precision: 'day',
  learnt_later: false,
  end_recorded_on: null,
  died_on: null,
  death_recorded_on: null,
  corrected_on: null,
} as const

/** What of the condition holds for household `h` on a day: its file, its tag, the date of that, and all the rest. */
function standing(place: Jurisdiction, filter: HouseholdFilter, day: CivilDay): SQL {
  const { tag, review, need, ...rest } = filter
  const part = (narrowed: HouseholdFilter) => sql`coalesce((${matching(place, narrowed, day)}), false)`
  return sql`jsonb_build_object('stays', ${holds('h', day)}, 'age', true, 'tag', ${part({ tag })},
    'need', ${part({ need })}, 'due', ${part({ tag, review })}, 'home', ${part(rest)})`
}

/** The need a roster stands on, as household `h` or somebody recorded with it has or last had it. */
function needOf({ need }: HouseholdFilter, to: CivilDay): SQL {
  return sql`select n.from_on, n.to_on, n.recorded_at from needs n
    where n.household_id = h.id and ${need ? kindIs(need) : sql`false`} and n.from_on <= ${to}::date
    order by coalesce(n.to_on, 'infinity') desc, n.from_on desc limit 1`
}
