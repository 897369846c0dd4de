import { type SQL, sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import { word } from '@/db/queries/figures/fragments'
import { holds } from '@/db/queries/figures/households'
import { type HouseholdFilter, householdTables, matching } from '@/db/queries/household-filter'
import { kindIs } from '@/db/queries/needs'
import { homesAmong, homesListed, instead } from '@/db/queries/rosters/known-homes'
import type { RosterPlace } from '@/db/queries/rosters/people'
import type { Days, PeopleChangeRow, PeopleChanges } from '@/db/queries/rosters/people-changes'
import type { CivilDay } from '@/domain/calendar/civil-day'

/**
 * A roster of households on two days, each as it was known, and every household that stands in one of them only, with what of
 * the condition holds for it on each day by what is known on the second. At most `most` lines.
 */
export async function householdChanges(
  tx: Reader,
  place: RosterPlace,
  filter: HouseholdFilter,
  { first, last }: Days,
  most: number,
): Promise<PeopleChanges> {
  const then = { day: first.day, known: last.known }
  const ids = sql`select id from d`
  const rows = await tx.execute<{ opening: number; closing: number; came: number } & PeopleChangeRow>(sql`
    with a as materialized (select id from (${homesListed(place, filter, first)}) l), c as materialized (select id from (${homesListed(place, filter, last)}) l),
      d as materialized (select coalesce(c.id, a.id) as id, c.id is not null as added from a full join c on c.id = a.id
        where a.id is null or c.id is null order by 1 limit ${most}),
      b as materialized (${homesAmong(place, filter, then, ids)}),
      f as materialized (with ${instead(place.own, then, ids)} select h.id, ${standing(place, filter, first.day)} as first,
        ${learntLater(filter, { first, last })} as learnt_later from ${householdTables}),
      g as materialized (with ${instead(place.own, last, ids)} select h.id, ${standing(place, filter, last.day)} as last, p.name, h.address,
          h.end_reason as departure, h.from_on::text as stay_from, h.to_on::text as stay_to, ${dayOf(sql`h.recorded_at`)} as stay_recorded_on,
          t.from_on::text as tag_from, t.to_on::text as tag_to, ${dayOf(sql`t.recorded_at`)} as tag_recorded_on,
          n.from_on::text as need_from, n.to_on::text as need_to, ${dayOf(sql`n.recorded_at`)} as need_recorded_on,
          ${correctedOn({ first, last })} as corrected_on
        from ${householdTables} left join residents p on p.id = h.head_id
        left join lateral (select t.from_on, t.to_on, t.recorded_at from tags t where t.household_id = h.id and t.code = ${filter.tag ?? ''}
          and t.from_on <= ${last.day}::date order by coalesce(t.to_on, 'infinity') desc, t.from_on desc limit 1) t on true
        left join lateral (${needOf(filter, last.day)}) n on true)
    select k.opening, k.closing, k.came, l.* from (select (select count(*) from a)::int as opening, (select count(*) from c)::int as closing,
      (select count(*) from c where not exists (select from a where a.id = c.id))::int as came) k
    left join (select d.id, d.added, exists (select from b where b.id = d.id) as held, coalesce(f.first, ${nowhere}) as first,
        coalesce(g.last, ${nowhere}) as last, coalesce(f.learnt_later, true) as learnt_later, coalesce(g.name, p.name) as name,
        coalesce(g.address, h.address) as address, null as arrival, g.departure, g.stay_from, g.stay_to, g.stay_recorded_on,
        g.tag_from, g.tag_to, g.tag_recorded_on, g.need_from, g.need_to, g.need_recorded_on, g.corrected_on
      from d left join f on f.id = d.id left join g on g.id = d.id left join households h on h.id = d.id
      left join residents p on p.id = h.head_id) l on true
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
  end_recorded_on: null,
  died_on: null,
  death_recorded_on: null,
} as const

/** Of a household that is not on file at all. */
const nowhere = sql`'{"stays":false,"age":true,"tag":false,"need":false,"due":false,"home":false}'::jsonb`

const dayOf = (moment: SQL): SQL => sql`(${moment} at time zone 'Asia/Shanghai')::date::text`

/** What of the condition holds for household `h` on a day: its file, its tag, the date of that, and all the rest. */
function standing({ within }: RosterPlace, filter: HouseholdFilter, day: CivilDay): SQL {
  const { tag, review, need, among: _, ...rest } = filter
  const part = (narrowed: HouseholdFilter) => sql`coalesce((${matching(within, narrowed, day)}), false)`
  return sql`jsonb_build_object('stays', ${holds('h', day)}, 'age', true, 'tag', ${part({ tag })},
    'need', ${part({ need })}, 'due', ${part({ tag, review })}, 'home', ${part(rest)})`
}

/** Something of household `h` that was true on the first day, or over by then, was recorded only afterwards. */
function learntLater({ tag, need }: HouseholdFilter, { first }: Days): SQL {
  if (!first.known) return sql`false`
  const after = sql`${first.known.toISOString()}::timestamptz`
  const { day } = first
  const told = (from: string, which: SQL) =>
    sql`exists (select from ${word(from)} t where t.household_id = h.id and t.recorded_at > ${after} and ${holds('t', day)} ${which})`
  const parts = [
    sql`h.recorded_at > ${after}`,
    ...(tag ? [told('tags', sql`and t.code = ${tag}`)] : []),
    ...(need ? [sql`exists (select from (${needOf({ need }, day)}) n where n.recorded_at > ${after})`] : []),
    told('classifications', sql``),
    told('residencies', sql``),
    sql`exists (select from residencies y where y.household_id = h.id and y.to_on <= ${day}::date and y.ended_recorded_at > ${after})`,
  ]
  return sql`(${sql.join(parts, sql` or `)})`
}

/** The need a roster stands on, as household `h` or somebody recorded with it has or last had it. */
function needOf({ need }: HouseholdFilter, to: CivilDay): SQL {
  return sql`select n.from_on, n.to_on, n.recorded_at from needs n
    where n.household_id = h.id and ${need ? kindIs(need) : sql`false`} and n.from_on <= ${to}::date
    order by coalesce(n.to_on, 'infinity') desc, n.from_on desc limit 1`
}

/** When a row of household `h` was last changed after the first day. */
function correctedOn({ first: { known } }: Days): SQL {
  if (!known) return sql`null`
  const of = (table: string) => sql`select t.id from ${word(table)} t where t.household_id = h.id`
  const tables = ['tags', 'needs', 'classifications', 'residencies', 'confirmations', 'consents']
  return dayOf(sql`(select max(v.at) from history v where v.at > ${known.toISOString()}::timestamptz
    and (v.row_id = h.id or v.row_id in (${sql.join(tables.map(of), sql` union all `)})))`)
}
