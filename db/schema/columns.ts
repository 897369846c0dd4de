import { type SQL, sql } from 'drizzle-orm'
import { bigint, date, integer, type PgColumn, timestamp, uuid } from 'drizzle-orm/pg-core'

/** `column in ('a', 'b')` from a code table, so database and type can never list different codes. */
export function oneOf(column: PgColumn, codes: Record<string, unknown>): SQL {
  const list = Object.keys(codes).map((code) => `'${code}'`)
  return sql`${column} in (${sql.raw(list.join(', '))})`
}

/** Primary key made by the app as UUIDv7. */
export const key = () => uuid().primaryKey()

/** The area a row lies in: of its grid where known, else of its committee. First column of every hot index. */
export const areaCode = () => bigint('area_code', { mode: 'number' }).notNull()

export const instant = (name: string) => timestamp(name, { withTimezone: true })

/** When we learnt the fact, beside the day it became true. */
export const recordedAt = () => instant('recorded_at').notNull().defaultNow()

export const day = (name: string) => date(name, { mode: 'string' })

/** Counts up with every save; forms carry it so two people never overwrite each other. */
export const version = () => integer().notNull().default(1)
