import { type SQL, sql } from 'drizzle-orm'
import { digits, word } from '@/db/queries/figures/fragments'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, spanOf } from '@/domain/areas/area-code'
import { type CivilDay, endOfDay, startOfDay } from '@/domain/calendar/civil-day'

/**
 * Where and when a figure looks: an area, a first and a last day. It is divided by the grids of its last day, or of the day
 * `gridsOn`; `cut` says what was divided anew since then, and is found out by `withCut` alone.
 */
export type Scope = {
  jurisdiction: Jurisdiction
  from: CivilDay
  to: CivilDay
  gridsOn?: CivilDay
  cut?: Cut | undefined
}

/** A day before some re-division, and the grids that began since with the one most of their doors came from. */
export type Cut = { on: CivilDay; origins: ReadonlyMap<AreaCode, AreaCode> }

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

/** Where a row is looked for among what was moved: by the door of its household, or by itself where it has none. */
export const door = {
  /** Of a household `h`. */
  home: (alias: string): SQL => sql`${word(alias)}.dwelling_id`,
  /** Of a row that names a household. */
  of: (alias: string): SQL => doorOf(sql`${word(alias)}.household_id`),
  /** Of a row that may name a household. */
  ofOrOwn: (alias: string): SQL => sql`coalesce(${doorOf(sql`${word(alias)}.household_id`)}, ${word(alias)}.id)`,
  /** Of a row that names a matter. */
  ofMatter: (alias: string): SQL =>
    sql`(select coalesce(${doorOf(sql`matter.household_id`)}, matter.id) from issues matter where matter.id = ${word(alias)}.issue_id)`,
  own: (alias: string): SQL => sql`${word(alias)}.id`,
}

const doorOf = (household: SQL): SQL => sql`(select home.dwelling_id from households home where home.id = ${household})`

/**
 * The grid a row counts in: its own, or of a day before a re-division the one it was in then. What came to a new grid since
 * counts where most of the doors of that grid were.
 */
export function gridOf(alias: string, { cut }: Scope, at: SQL): SQL {
  const own = sql`${word(alias)}.area_code`
  if (!cut) return own
  const origins = [...cut.origins].map(([code, origin]) => sql`when ${digits(code)} then ${digits(origin)}`)
  const later = origins.length > 0 ? sql`case ${own} ${sql.join(origins, sql` `)} else ${own} end` : own
  return sql`coalesce((select moved.from_code from regrid_moves moved where moved.subject_id = ${at} and moved.effective_on > ${dayOf(cut.on)}
    order by moved.effective_on, moved.regrid_id limit 1), ${later})`
}
