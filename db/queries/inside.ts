import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Jurisdiction } from '@/domain/access/actor'

/** `area_code between lo and hi`: the jurisdiction as every query states it. */
export function inside(column: PgColumn, jurisdiction: Jurisdiction): SQL {
  return sql`${column} between ${jurisdiction.lo} and ${jurisdiction.hi}`
}
