import { type SQL, sql } from 'drizzle-orm'
import { digits, word } from '@/db/queries/figures/fragments'
import type { Jurisdiction } from '@/domain/access/actor'
import { spanOf } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'

/** Where and when a figure looks: an area, a first and a last day. */
export type Scope = { jurisdiction: Jurisdiction; from: CivilDay; to: CivilDay }

/** The rows of a population: `id`, `area_code` and one column for each way of dividing them. */
export type Search = (scope: Scope) => SQL

export const dayOf = (day: CivilDay): SQL => sql`${day}::date`

/**
 * The first moment of a day. A moment is never compared with a day itself: that operator depends on the time zone of the
 * session, is not leakproof, and so finds no index behind row security.
 */
export const startOf = (day: CivilDay): SQL => sql`${startOfDay(day).toISOString()}::timestamptz`

/** 期初零时. */
export const begins = ({ from }: Scope): SQL => startOf(from)

/** 期末二十四时. */
export const ends = ({ to }: Scope): SQL => sql`${endOfDay(to).toISOString()}::timestamptz`

/** The end of the last day, or the present moment of the transaction while that day still runs. */
export function atEnd(scope: Scope): SQL {
  return sql`least(${ends(scope)}, coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()))`
}

/** A moment lies in the period. */
export function happened(column: SQL, scope: Scope): SQL {
  return sql`${column} >= ${begins(scope)} and ${column} < ${ends(scope)}`
}

/** A day lies in the period. */
export function fell(column: SQL, { from, to }: Scope): SQL {
  return sql`${column} between ${dayOf(from)} and ${dayOf(to)}`
}

/**
 * The committee a row belongs to. What is known of a household is what its own committee recorded: so the parts of a
 * street add up to it, whoever counts and however households have moved.
 */
export const committeeOf = (alias: string): SQL => sql`${word(alias)}.area_code / ${digits(spanOf('committee'))}`

/** A row lies in the area: named by its alias, so that one table may stand twice in a search. */
export function within(alias: string, { jurisdiction }: Scope): SQL {
  return sql`${word(alias)}.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`
}
