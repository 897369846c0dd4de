import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'

/** True when the database answers and its tables are there. */
export async function isReady(db: Database): Promise<boolean> {
  const [row] = await db.execute<{ ready: boolean }>(sql`select to_regclass('public.audit_seals') is not null as ready`)
  return row?.ready === true
}
