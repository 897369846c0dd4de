import { type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { hits } from '@/db/queries/figures/counts'
import { ends, type Scope } from '@/db/queries/figures/scope'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { Reference } from '@/domain/figures/reference'
import type { IssueGrade, IssueRoute, IssueSource, IssueSubcategory, Rating, UnitCode } from '@/domain/issues/codes'
import type { IssueState } from '@/domain/issues/lifecycle'

export type LedgerIssue = {
  number: string
  registered: CivilDay
  source: IssueSource
  place: string
  subcategory: IssueSubcategory
  title: string
  grade: IssueGrade
  route: IssueRoute
  unit: UnitCode | null
  due: CivilDay | null
  state: IssueState
  settled: CivilDay | null
  rating: Rating | null
}

const day = (column: SQL) => sql`((${column}) at time zone 'Asia/Shanghai')::date::text`

/** The matters behind some figures that share none, by number; one settled after the period still stands open in it. */
export function ledgerIssues(tx: Transaction, scope: Scope, of: Reference[], most: number) {
  const found = sql.join(
    of.map((one) => sql`select f.id from ${hits(scope, one)} f`),
    sql` union all `,
  )
  return tx.execute<LedgerIssue>(sql`
    select i.number, ${day(sql`i.registered_at`)} as registered, i.source, i.place, i.subcategory, i.title, i.grade, i.route,
      i.unit_code as unit, ${day(sql`i.due_at - interval '1 second'`)} as due, i.state,
      case when i.settled_at < ${ends(scope)} then ${day(sql`i.settled_at`)} end as settled,
      case when i.settled_at < ${ends(scope)} then i.rating end as rating
    from (${found}) s join issues i on i.id = s.id order by i.number limit ${most}`)
}

export type UnmetVisit = {
  number: string
  address: string
  on: CivilDay
  card: string | null
  next: CivilDay | null
  reached: CivilDay | null
}

/** The visits behind a figure that found nobody, along the street: card left, next appointment, and when the household was reached since. */
export function unmetVisits(tx: Transaction, scope: Scope, of: Reference, most: number) {
  return tx.execute<UnmetVisit>(sql`
    select h.number, h.address, ${day(sql`v.at`)} as on, v.card_number as card, ${day(sql`v.next_at`)} as next,
      (select ${day(sql`min(o.at)`)} from visits o where o.household_id = v.household_id and o.at > v.at and o.at < ${ends(scope)}
        and o.outcome in ('met', 'half_open')) as reached
    from ${hits(scope, of)} s join visits v on v.id = s.id join households h on h.id = v.household_id
    order by h.sort_key, v.at, v.id limit ${most}`)
}
