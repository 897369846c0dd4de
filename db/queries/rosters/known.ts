import { type SQL, sql } from 'drizzle-orm'
import { constant, word } from '@/db/queries/figures/fragments'
import type { Jurisdiction } from '@/domain/access/actor'

/** Tables whose rows are seen as they were known at a moment: their columns, the owner they are looked up by, and ends learnt later. */
const tables = {
  residents: {
    by: 'id',
    columns:
      'id area_code name sex born_on birth_precision phone_masked political registration permit_until died_on died_recorded_at recorded_at',
    learnt: { died_on: 'died_recorded_at' },
  },
  residencies: {
    by: 'resident_id',
    columns: 'id area_code resident_id household_id from_on to_on arrival departure recorded_at ended_recorded_at',
    learnt: { to_on: 'ended_recorded_at' },
  },
  tags: {
    by: 'resident_id',
    columns: 'id area_code household_id resident_id code from_on to_on review_on recorded_at',
    learnt: {},
  },
  needs: {
    by: 'resident_id',
    columns: 'id area_code household_id resident_id kind from_on to_on recorded_at',
    learnt: {},
  },
} as const satisfies Record<string, { by: string; columns: string; learnt: Record<string, string> }>
type Table = keyof typeof tables

/** A table as the system knew it at a moment; as it knows it now without one. */
export function tableKnown(table: Table, own: Jurisdiction, known: Date | undefined): SQL {
  if (!known) return word(table)
  return sql`(${unchanged(table, own, known)} union all ${past(table, own, known)})`
}

/**
 * Rows of the people in `people` (by `id`), as they were known at a moment: looked up person by person, but for the few
 * that were changed since, which are read once. `more` narrows rows `y` of people `r`.
 */
export function rowsKnownOf(
  table: Table,
  people: SQL,
  shown: SQL,
  { own, known, more }: { own: Jurisdiction; known: Date | undefined; more: SQL },
): SQL {
  const by = word(tables[table].by)
  if (!known) return sql`select ${shown} from ${people} r join ${word(table)} y on y.${by} = r.id where ${more}`
  return sql`select ${shown} from ${people} r join lateral (${unchanged(table, own, known)} and c.${by} = r.id) y on true where ${more}
    union all select ${shown} from ${people} r join (${past(table, own, known)}) y on y.${by} = r.id where ${more}`
}

/** Rows on file and unchanged since; those recorded later are left out, an end learnt later was not yet known. */
function unchanged(table: Table, own: Jurisdiction, known: Date): SQL {
  return sql`select ${columns(table, known)} from ${word(table)} c where c.area_code between ${own.lo} and ${own.hi} and c.recorded_at <= ${at(known)}
    and not exists (select from history v where v.row_id = c.id and ${since(table, own, known)})`
}

/** Of rows changed or removed since, the first version that ended after the moment. */
function past(table: Table, own: Jurisdiction, known: Date): SQL {
  return sql`select ${columns(table, known)} from (select distinct on (v.row_id) v.before from history v where ${since(table, own, known)}
      order by v.row_id, v.at, v.id) f
    cross join lateral jsonb_populate_record(null::${word(table)}, f.before) c where c.recorded_at <= ${at(known)}`
}

const at = (known: Date) => sql`${known.toISOString()}::timestamptz`

const since = (table: Table, { lo, hi }: Jurisdiction, known: Date) =>
  sql`v.table_name = ${constant(table)} and v.at > ${at(known)} and v.area_code between ${lo} and ${hi}`

function columns(table: Table, known: Date): SQL {
  const learnt: Record<string, string> = tables[table].learnt
  const shown = tables[table].columns.split(' ').map((name) => {
    const when = learnt[name]
    return when
      ? sql`case when ${word(`c.${when}`)} > ${at(known)} then null else ${word(`c.${name}`)} end as ${word(name)}`
      : word(`c.${name}`)
  })
  return sql.join(shown, sql`, `)
}
