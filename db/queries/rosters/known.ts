import { type SQL, sql } from 'drizzle-orm'
import { constant, word } from '@/db/queries/figures/fragments'
import type { Jurisdiction } from '@/domain/access/actor'

type Columns = readonly [string, ...string[]]

/** Residents as the system knew them at a moment; as it knows them now without one. An end learnt later was not yet known. */
export function residentsKnown(own: Jurisdiction, known: Date | undefined): SQL {
  if (!known) return sql`residents`
  const columns: Columns = [
    ...['id', 'area_code', 'name', 'sex', 'born_on', 'birth_precision', 'phone_masked', 'political', 'registration'],
    ...['permit_until', 'died_on', 'died_recorded_at', 'recorded_at'],
  ] as unknown as Columns
  return versions('residents', columns, own, known, { died_on: 'died_recorded_at' })
}

/** Stays as the system knew them at a moment. */
export function staysKnown(own: Jurisdiction, known: Date | undefined): SQL {
  if (!known) return sql`residencies`
  const columns: Columns = [
    ...['id', 'area_code', 'resident_id', 'household_id', 'from_on', 'to_on', 'arrival', 'departure'],
    ...['recorded_at', 'ended_recorded_at'],
  ] as unknown as Columns
  return versions('residencies', columns, own, known, { to_on: 'ended_recorded_at' })
}

/** Tags as the system knew them at a moment. */
export function tagsKnown(own: Jurisdiction, known: Date | undefined): SQL {
  if (!known) return sql`tags`
  const columns: Columns = [
    ...['id', 'area_code', 'household_id', 'resident_id', 'code', 'from_on', 'to_on', 'review_on', 'recorded_at'],
  ] as unknown as Columns
  return versions('tags', columns, own, known, {})
}

/**
 * Rows of a table in the version of a moment: those on file and unchanged since, and of those changed or removed since the
 * first version that ended after it. Rows recorded later are left out. Two arms, so that conditions reach the index of each.
 */
function versions(
  table: 'residents' | 'residencies' | 'tags',
  columns: Columns,
  { lo, hi }: Jurisdiction,
  known: Date,
  learnt: Record<string, string>,
): SQL {
  const at = sql`${known.toISOString()}::timestamptz`
  const shown = columns.map((name) => {
    const when = learnt[name]
    return when
      ? sql`case when ${word(`c.${when}`)} > ${at} then null else ${word(`c.${name}`)} end as ${word(name)}`
      : word(`c.${name}`)
  })
  const select = sql`select ${sql.join(shown, sql`, `)}`
  const since = sql`v.table_name = ${constant(table)} and v.at > ${at} and v.area_code between ${lo} and ${hi}`
  return sql`(${select} from ${word(table)} c where c.area_code between ${lo} and ${hi} and c.recorded_at <= ${at}
      and not exists (select from history v where v.row_id = c.id and ${since})
    union all
    ${select} from (select distinct on (v.row_id) v.before from history v where ${since} order by v.row_id, v.at, v.id) f
      cross join lateral jsonb_populate_record(null::${word(table)}, f.before) c where c.recorded_at <= ${at})`
}
