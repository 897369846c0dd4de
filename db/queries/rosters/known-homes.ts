import { type SQL, sql } from 'drizzle-orm'
import { constant, word } from '@/db/queries/figures/fragments'
import { type HouseholdFilter, householdTables, matching, tablesFor } from '@/db/queries/household-filter'
import type { Jurisdiction } from '@/domain/access/actor'
import { type CivilDay, endOfDay } from '@/domain/calendar/civil-day'
import type { TagCode } from '@/domain/tags/codes'

/** A day seen with what was known at a moment; without a moment, with everything known now. */
export type HomesAsOf = { day: CivilDay; known: Date | undefined }
type Place = { own: Jurisdiction; within: Jurisdiction }

/** What a list of households is told from: tables, with how a row belongs to a household and when it was learnt. */
const told = {
  households: { home: 'id', learnt: 'recorded_at' },
  residencies: { home: 'household_id', learnt: 'recorded_at', ends: ['to_on', 'ended_recorded_at'] },
  residents: { home: undefined, learnt: 'recorded_at', ends: ['died_on', 'died_recorded_at'] },
  tags: { home: 'household_id', learnt: 'recorded_at' },
  needs: { home: 'household_id', learnt: 'recorded_at' },
  classifications: { home: 'household_id', learnt: 'recorded_at' },
  consents: { home: 'household_id', learnt: 'recorded_at' },
  visits: { home: 'household_id', learnt: 'recorded_at' },
  confirmations: { home: 'household_id', learnt: 'confirmed_on' },
  sign_answers: { home: 'household_id', learnt: 'answered_on' },
  dwellings: { home: undefined, learnt: undefined },
} as const satisfies Record<
  string,
  { home: string | undefined; learnt: string | undefined; ends?: readonly [string, string] }
>
type Told = keyof typeof told
const everything = Object.keys(told) as Told[]

/** Tags that follow from who lives in a household. */
const byWhoLives: ReadonlySet<TagCode> = new Set([
  'living_alone',
  'elders_only',
  'advanced_age',
  'centenarian',
  'party_member',
])

/** The tables a condition is told from. */
function toldBy({
  tag,
  colour,
  need,
  contactClass,
  stale,
  checked,
  told: telling,
  silent,
  ...place
}: HouseholdFilter): Told[] {
  const { use, state, building, lived } = place
  const whoLives = lived !== undefined || colour !== undefined || (tag !== undefined && byWhoLives.has(tag))
  return [
    'households',
    ...(whoLives ? (['residencies', 'residents', 'sign_answers'] as const) : []),
    ...(tag || colour ? (['tags'] as const) : []),
    ...(need ? (['needs', ...(whoLives ? [] : (['residencies'] as const))] as const) : []),
    ...(contactClass ? (['classifications'] as const) : []),
    ...(stale || checked ? (['confirmations'] as const) : []),
    ...(telling ? (['consents'] as const) : []),
    ...(silent ? (['visits'] as const) : []),
    ...(use || state || building ? (['dwellings'] as const) : []),
  ]
}

/**
 * 在册 households of a list on a day, by what was known then: those of which nothing was learnt or changed since are asked as
 * they are on file, the few others as they were. Yields `id`, `area_code`, `sort_key` and `members`.
 */
export function homesListed({ own, within }: Place, filter: HouseholdFilter, { day, known }: HomesAsOf): SQL {
  const shown = sql`h.id, h.area_code, h.sort_key, s.members`
  if (!known) return sql`select ${shown} from ${tablesFor(filter)} where ${matching(within, filter, day)}`
  const tables = toldBy(filter)
  return sql`with late as materialized (${changedSince(own, tables, known)}), touched as materialized (${touched(own, tables, known)})
    select ${shown} from ${tablesFor(filter)} where ${matching(within, filter, day)} and not exists (select from touched t where t.id = h.id)
    union all select k.* from (${homesThen({ own, within }, filter, { day, known }, tables, sql`select id from touched`)}) k`
}

/** Of some households those that stand on a list on a day, asked as they were known: every row is looked up anew. */
export function homesAmong(place: Place, filter: HouseholdFilter, as: HomesAsOf, ids: SQL): SQL {
  const tables = toldBy(filter)
  const late = as.known && sql`late as materialized (${changedSince(place.own, tables, as.known)})`
  const listed = homesThen(place, filter, as, tables, ids)
  return late ? sql`with ${late} select k.id from (${listed}) k` : sql`select k.id from (${listed}) k`
}

function homesThen(
  { own, within }: Place,
  filter: HouseholdFilter,
  as: HomesAsOf,
  tables: readonly Told[],
  ids: SQL,
): SQL {
  return sql`with ${asKnown(own, as, tables, ids)} select h.id, h.area_code, h.sort_key, s.members from ${householdTables}
    where ${matching(within, filter, as.day)}`
}

/**
 * Tables of the same names, holding the rows of some households as they were known, and their counters as of the day: what
 * stands behind them in the statement reads these instead. With a moment known, `late` must hold what was changed since.
 */
function asKnown(own: Jurisdiction, as: HomesAsOf, tables: readonly Told[], ids: SQL): SQL {
  const wanted = everything.filter((table) => tables.includes(table) || always.has(table))
  const parts = wanted.map((table) => sql`${word(table)} as materialized (${rowsThen(own, table, as)})`)
  return sql.join(
    [sql`homes as materialized (${ids})`, ...parts, sql`household_stats as materialized (${counters(as, tables)})`],
    sql`, `,
  )
}

/** Everything of some households as it was known, under the names of the tables. */
export function instead(own: Jurisdiction, as: HomesAsOf, ids: SQL): SQL {
  const tables = asKnown(own, as, everything, ids)
  return as.known ? sql`late as materialized (${changedSince(own, everything, as.known)}), ${tables}` : tables
}

/** What every household is told from, besides what is asked of it. */
const always: ReadonlySet<Told> = new Set(['households', 'residencies', 'residents', 'dwellings'])

/** How a row belongs to the households looked at; their people and dwellings are told by the rows before them. */
function belongs(table: Told): SQL {
  const homes = sql`(select id from homes)`
  switch (table) {
    case 'residents':
      return sql`c.id in (select resident_id from residencies) or c.id in (select head_id from households)`
    case 'dwellings':
      return sql`c.id in (select dwelling_id from households)`
    case 'needs':
      return sql`c.household_id in ${homes} or c.resident_id in (select resident_id from residencies)`
    default:
      return sql`${word(`c.${told[table].home}`)} in ${homes}`
  }
}

/** The rows of a table as they were known at a moment, or as they are. */
function rowsThen(own: Jurisdiction, table: Told, { known }: HomesAsOf): SQL {
  const which = belongs(table)
  const real = word(`public.${table}`)
  const inside = sql`c.area_code between ${own.lo} and ${own.hi}`
  if (!known) return sql`select c.* from ${real} c where ${inside} and (${which})`
  const shown = shownThen(table, known)
  return sql`select ${shown} from ${real} c where ${inside} and (${which}) and ${learntBy(table, known)}
      and not exists (select from late v where v.row_id = c.id)
    union all select ${shown} from late v cross join lateral jsonb_populate_record(null::${real}, v.before) c
      where v.table_name = ${constant(table)} and (${which}) and ${learntBy(table, known)}`
}

/** A row, without an end that was learnt only later. */
function shownThen(table: Told, known: Date): SQL {
  const { ends } = told[table] as { ends?: readonly [string, string] }
  if (!ends) return sql`c.*`
  const [end, when] = ends
  const columns = table === 'residents' ? residentColumns : stayColumns
  return sql.join(
    columns
      .split(' ')
      .map((name) =>
        name === end
          ? sql`case when ${word(`c.${when}`)} > ${at(known)} then null else ${word(`c.${name}`)} end as ${word(name)}`
          : word(`c.${name}`),
      ),
    sql`, `,
  )
}
const residentColumns = 'id area_code name born_on birth_precision political registration died_on recorded_at'
const stayColumns = 'id area_code resident_id household_id from_on to_on recorded_at ended_recorded_at'

/** Members, their births and the last contact of each household on the day, as the triggers of the counters reckon them. */
function counters({ day }: HomesAsOf, tables: readonly Told[]): SQL {
  const before = endOfDay(day).toISOString()
  const contacts = tables.includes('visits')
    ? sql`left join (select v.household_id, max(v.at) as last from visits v where v.outcome in ('met', 'half_open') and v.at < ${before}::timestamptz
        group by 1) v on v.household_id = h.id`
    : sql`cross join (select null::timestamptz as last) v`
  return sql`select h.id as household_id, h.area_code, coalesce(m.members, 0) as members, m.eldest as eldest_born_on,
      m.youngest as youngest_born_on, v.last as last_contact_at, o.open_promises, o.open_issues
    from households h left join public.household_stats o on o.household_id = h.id
      left join (select y.household_id, count(*)::int as members, min(p.born_on) as eldest,
        case when count(*) = count(p.born_on) then max(p.born_on) end as youngest
      from residencies y join residents p on p.id = y.resident_id
      where y.from_on <= ${day}::date and (y.to_on is null or y.to_on > ${day}::date) and (p.died_on is null or p.died_on > ${day}::date)
        and p.registration not in ('0H', 'KG') group by 1) m on m.household_id = h.id ${contacts}`
}

const at = (known: Date) => sql`${known.toISOString()}::timestamptz`

/** Whether row `c` was on file at a moment. */
function learntBy(table: Told, known: Date): SQL {
  const { learnt } = told[table]
  if (!learnt) return sql`true`
  if (learnt === 'recorded_at') return sql`c.recorded_at <= ${at(known)}`
  return sql`${word(`c.${learnt}`)} < (${at(known)} at time zone 'Asia/Shanghai')`
}

/** What rows said when the moment came that were changed or removed since. */
function changedSince({ lo, hi }: Jurisdiction, tables: readonly Told[], known: Date): SQL {
  const names = sql.join([...new Set([...tables, ...always])].map(constant), sql`, `)
  return sql`select distinct on (v.row_id) v.row_id, v.table_name, v.before from history v
    where v.area_code between ${lo} and ${hi} and v.at > ${at(known)} and v.table_name in (${names}) order by v.row_id, v.at, v.id`
}

/** Households something was learnt or changed of since the moment, as far as a list asks for it. */
function touched({ lo, hi }: Jurisdiction, tables: readonly Told[], known: Date): SQL {
  const parts = tables.flatMap((table) => touchedIn(table, sql`c.area_code between ${lo} and ${hi}`, known))
  return sql`select distinct t.id from (${sql.join(parts, sql` union all `)}) t where t.id is not null`
}

function touchedIn(table: Told, inside: SQL, known: Date): SQL[] {
  const { home = 'household_id', learnt } = told[table]
  const later = sql`${inside} and not ${learntBy(table, known)}`
  switch (table) {
    case 'households':
      return [
        sql`select v.row_id as id from late v where v.table_name = 'households'`,
        sql`select c.id from households c where ${later}`,
      ]
    case 'residents':
      return [
        sql`select y.household_id as id from late v join residencies y on y.resident_id = v.row_id where v.table_name = 'residents'`,
      ]
    case 'dwellings':
      return [
        sql`select h.id from late v join households h on h.dwelling_id = v.row_id where v.table_name = 'dwellings'`,
      ]
    case 'needs':
      return [
        sql`select y.household_id as id from needs c join residencies y on y.resident_id = c.resident_id where ${later}`,
        sql`select y.household_id as id from late v join residencies y on y.resident_id = (v.before ->> 'resident_id')::uuid where v.table_name = 'needs'`,
        sql`select c.household_id as id from needs c where ${later}`,
        sql`select (v.before ->> 'household_id')::uuid as id from late v where v.table_name = 'needs'`,
      ]
    default:
      return [
        sql`select (v.before ->> ${constant(home)})::uuid as id from late v where v.table_name = ${constant(table)}`,
        ...(learnt ? [sql`select ${word(`c.${home}`)} as id from ${word(table)} c where ${later}`] : []),
      ]
  }
}
