import { Readable, promises as streams } from 'node:stream'
import { getTableName } from 'drizzle-orm'
import type postgres from 'postgres'
import { type Rows, seeded } from '@/db/seed/tables'

type Sql = postgres.TransactionSql
const householdsAtOnce = 20_000

const tableNames = Object.values(seeded).map((table) => getTableName(table))

/** The tables whose rows are replaced by the load; what was audited or frozen stays. */
const emptied = [
  ...tableNames,
  'household_stats',
  'issue_serials',
  'sessions',
  'sign_in_attempts',
  'import_batches',
  'import_rows',
  'kept_tallies',
  'area_changes',
]

export type Prepared = { indexes: string[]; forced: string[] }

/**
 * Makes the tables ready for a load in bulk: emptied (so that the rows may be copied frozen), without triggers and row
 * security for the owner, and without the indexes that only serve reading. All inside the caller's transaction.
 */
export async function prepare(sql: Sql): Promise<Prepared> {
  await sql`set local synchronous_commit = off`
  await sql`set local maintenance_work_mem = '256MB'`
  await sql.unsafe(`truncate ${emptied.join(', ')}`)
  const forced = await sql<{ name: string }[]>`
    select relname as name from pg_class where relforcerowsecurity and relname in ${sql(emptied)} order by relname`
  for (const { name } of forced) await sql.unsafe(`alter table "${name}" no force row level security`)
  for (const name of tableNames) await sql.unsafe(`alter table "${name}" disable trigger user`)
  const indexes = await sql<{ name: string; definition: string }[]>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relname in ${sql(tableNames)} and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    order by t.relname, i.indexrelid`
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`)
  return { indexes: indexes.map(({ definition }) => definition), forced: forced.map(({ name }) => name) }
}

/** The rows of one table as bytes for COPY. */
export type Portion = { name: keyof Rows; table: string; columns: string; count: number; chunks: Uint8Array[] }

/** Rows turned into bytes, in the order in which the tables are loaded. */
export function portionsOf(rows: Rows): Portion[] {
  return (Object.keys(rows) as (keyof Rows)[]).flatMap((name) => {
    const { count, copier } = rows[name]
    if (count === 0) return []
    return [{ name, table: copier.table, columns: copier.columns, count, chunks: [...rows[name].drain()] }]
  })
}

/** Copies one table's portion. */
export async function copy(sql: Sql, { table, columns, chunks }: Portion): Promise<void> {
  const target = await sql.unsafe(`copy "${table}" (${columns}) from stdin with (freeze)`).writable()
  await streams.pipeline(Readable.from(chunks), target)
}

/** Puts back what `prepare` took away, reckons the counters of the lists and lets the planner know the sizes. */
export async function finish(sql: Sql, { indexes, forced }: Prepared): Promise<void> {
  for (const definition of indexes) await sql.unsafe(definition)
  for (const name of tableNames) await sql.unsafe(`analyze "${name}"`)
  await sql`
    with numbered as (select id, (row_number() over (order by area_code, id)) / ${householdsAtOnce}::int as part from households)
    select refresh_household_stats(array_agg(id)) from numbered group by part`
  await sql`analyze household_stats`
  await sql`
    insert into issue_serials (committee_code, year, last)
    select area_code / 1000 * 1000, split_part(number, '-', 1)::int, max(split_part(number, '-', 2)::int) from issues group by 1, 2`
  for (const name of tableNames) await sql.unsafe(`alter table "${name}" enable trigger user`)
  for (const name of forced) await sql.unsafe(`alter table "${name}" force row level security`)
}
