import { getTableColumns, sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from '@/db/client'

/**
 * Inserts many rows of one shape through a single parameter: ten times cheaper than a bound value per cell.
 * A column that any row names is written for all of them, so every row must carry the columns that may not be empty.
 */
export async function insertMany<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: Table['$inferInsert'][],
  chunk = 5000,
): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).filter(([field]) => rows.some((row) => field in row))
  const names = sql.join(
    columns.map(([, column]) => sql.identifier(column.name)),
    sql`, `,
  )
  for (let from = 0; from < rows.length; from += chunk) {
    const part = rows.slice(from, from + chunk)
    const records = part.map((row) =>
      Object.fromEntries(
        columns.map(([field, column]) => [column.name, (row as Record<string, unknown>)[field] ?? null]),
      ),
    )
    await tx.execute(
      sql`insert into ${table} (${names}) select ${names} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(records)}::jsonb)`,
    )
  }
}
