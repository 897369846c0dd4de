import { sql } from 'drizzle-orm'
import type { Database } from '@/db/client'

/**
 * What is wrong with the second wall, in sentences; nothing when it stands. The rules are in the database itself
 * (`wall_faults`), so that the migration, every start and the tests ask the same question (reliability, appendix A).
 */
export async function wallFaults(db: Database): Promise<string[]> {
  const rows = await db.execute<{ fault: string }>(sql`select fault from wall_faults() fault order by fault`)
  return rows.map(({ fault }) => fault)
}
