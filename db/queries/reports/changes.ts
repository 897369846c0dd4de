import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { type Scope, within } from '@/db/queries/figures/scope'

/** A row that was changed after a moment, with what stands on its file. */
export type ChangedRow = {
  id: string
  table: string
  op: 'update' | 'delete'
  at: Date
  by: string | null
  label: string | null
  file: 'household' | 'issue' | 'resident' | null
  fileId: string | null
}

/** Earlier versions of rows that stopped being current after `since`, the newest of each row; dwellings count as their household. */
export async function changedSince(tx: Transaction, scope: Scope, since: Date, most: number): Promise<ChangedRow[]> {
  const rows = await tx.execute<Omit<ChangedRow, 'at'> & { at: string | Date }>(sql`
    select * from (
      select distinct on (x.row_id) coalesce(h.id, x.row_id) as id, x.table_name as table, x.op, x.at, a.name as by,
        coalesce(h.number, x.before ->> 'number', (select o.number from households o where o.id = (x.before ->> 'household_id')::uuid),
          (select i.number from issues i where i.id = (x.before ->> 'issue_id')::uuid)) as label,
        case when x.table_name = 'issues' or x.before ? 'issue_id' then 'issue' when x.table_name = 'residents' then 'resident'
          when x.table_name in ('households', 'dwellings') or x.before ? 'household_id' then 'household' end as file,
        case when x.table_name = 'issues' then x.row_id when x.before ? 'issue_id' then (x.before ->> 'issue_id')::uuid
          when x.table_name = 'residents' then x.row_id when x.table_name = 'dwellings' then h.id
          when x.table_name = 'households' then x.row_id when x.before ? 'household_id' then (x.before ->> 'household_id')::uuid end as "fileId"
      from history x left join accounts a on a.id = x.account_id
      left join households h on x.table_name = 'dwellings' and h.dwelling_id = x.row_id
      where ${within('x', scope)} and x.at > ${since.toISOString()}::timestamptz and x.table_name not in ('reports', 'accounts')
      order by x.row_id, x.at desc) c
    order by at desc limit ${most}`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
