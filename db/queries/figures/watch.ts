import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { digits } from '@/db/queries/figures/fragments'
import { holds } from '@/db/queries/figures/households'
import { dayOf, ends, type Scope, startOf, within } from '@/db/queries/figures/scope'
import { type AreaCode, type AreaLevel, spanOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { IssueSubcategory } from '@/domain/issues/codes'

/** New and settled issues of each week that begins on one of `weeks`, the last one up to the end of the scope. */
export async function issueWeeks(tx: Transaction, scope: Scope, weeks: CivilDay[]) {
  const starts = sql.join(
    weeks.map((week) => sql`${week}::date`),
    sql`, `,
  )
  const rows = await tx.execute<{ week: number; fresh: number; settled: number }>(sql`
    select week, sum(fresh)::int as fresh, sum(settled)::int as settled from (
      select width_bucket((i.registered_at at time zone 'Asia/Shanghai')::date, array[${starts}]) as week, 1 as fresh, 0 as settled
      from issues i where ${within('i', scope)} and i.registered_at >= ${startOf(weeks[0] ?? scope.from)} and i.registered_at < ${ends(scope)}
      union all
      select width_bucket((i.settled_at at time zone 'Asia/Shanghai')::date, array[${starts}]), 0, 1
      from issues i where ${within('i', scope)} and i.settled_at >= ${startOf(weeks[0] ?? scope.from)} and i.settled_at < ${ends(scope)}) w
    group by week`)
  const found = new Map(rows.map((row) => [row.week, row]))
  return weeks.map((week, index) => ({
    week,
    fresh: found.get(index + 1)?.fresh ?? 0,
    settled: found.get(index + 1)?.settled ?? 0,
  }))
}

/** Grids in force without a head, and how many households live in them. */
export async function headlessGrids(tx: Transaction, scope: Scope) {
  return tx.execute<{ code: AreaCode; name: string; households: number }>(sql`
    select a.code, c.name || ' ' || a.name as name,
      (select count(*)::int from households h where h.area_code = a.code and ${within('h', scope)} and ${holds('h', scope.to)}) as households
    from areas a join areas c on c.code = a.code / 1000 * 1000
    where a.level = 'grid' and a.head_name is null and a.code between ${scope.jurisdiction.lo} and ${scope.jurisdiction.hi}
      and a.valid_from <= ${dayOf(scope.to)} and (a.valid_to is null or a.valid_to > ${dayOf(scope.to)})
    order by a.code limit 5`)
}

/** The same kind of matter at one place, at least `least` times within ninety days before the end of the scope. */
export async function repeatedMatters(tx: Transaction, scope: Scope, by: AreaLevel, least: number) {
  const span = digits(spanOf(by))
  return tx.execute<{ area: AreaCode; place: string; subcategory: IssueSubcategory; count: number }>(sql`
    select i.area_code / ${span} * ${span} as area, i.place, i.subcategory, count(*)::int as count
    from issues i where ${within('i', scope)} and i.registered_at >= ${ends(scope)} - interval '90 days' and i.registered_at < ${ends(scope)}
    group by 1, 2, 3 having count(*) >= ${least} order by count(*) desc, 1, 2 limit 3`)
}
