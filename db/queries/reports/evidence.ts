import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { inBulk } from '@/db/queries/figures/counts'
import { begins, dayOf, ends, happened, type Scope, within } from '@/db/queries/figures/scope'
import type { IssueCategory, IssueSubcategory } from '@/domain/issues/codes'

export type Named = { id: string; label: string; why: string }

/** Issues whose times run backwards: settled in the period, yet registered after it or after their own settling. */
export function disorderedIssues(tx: Transaction, scope: Scope) {
  return tx.execute<Named>(sql`
    select i.id, i.number as label, to_char(i.settled_at, 'MM-DD') || ' 办结，' || to_char(i.registered_at, 'MM-DD') || ' 才登记' as why
    from issues i where ${within('i', scope)} and ${happened(sql`i.settled_at`, scope)}
      and (i.registered_at >= ${ends(scope)} or i.registered_at > i.settled_at) order by i.number limit 20`)
}

/** Rows dated later than the moment of writing. */
export function futureRows(tx: Transaction, scope: Scope, now: Date) {
  const moment = sql`${now.toISOString()}::timestamptz`
  return tx.execute<Named & { file: 'issue' | 'household' }>(sql`
    select i.id, i.number as label, '登记时间晚于现在' as why, 'issue' as file from issues i where ${within('i', scope)} and i.registered_at > ${moment}
    union all select i.id, i.number, '办结时间晚于现在', 'issue' from issues i where ${within('i', scope)} and i.settled_at > ${moment}
    union all select v.household_id, h.number, '走访时间晚于现在', 'household' from visits v join households h on h.id = v.household_id
      where ${within('v', scope)} and v.at > ${moment}
    limit 20`)
}

/** People with two stays at once on a day of the period: a stay that begins before an earlier one has ended. */
export function doubledPeople(tx: Transaction, scope: Scope) {
  return inBulk<Named>(
    tx,
    sql`select h.id, h.number as label, '同一人同时登记在两户' as why from (
        select y.household_id, y.from_on < max(coalesce(y.to_on, 'infinity')) over (partition by y.resident_id
          order by y.from_on, y.id rows between unbounded preceding and 1 preceding) as doubled
        from residencies y where ${within('y', scope)} and y.from_on <= ${dayOf(scope.to)} and (y.to_on is null or y.to_on >= ${dayOf(scope.from)})) y
      join households h on h.id = y.household_id where y.doubled order by h.number limit 20`,
  )
}

/** Rows deleted in the period, and issues merged into others. */
export function removedRows(tx: Transaction, scope: Scope) {
  return tx.execute<{ label: string; why: string }>(sql`
    select i.number as label, '并入另一件' as why from issues i where ${within('i', scope)} and i.state = 'merged' and ${happened(sql`i.settled_at`, scope)}
    union all
    select case x.table_name when 'households' then '户 ' || coalesce(x.before ->> 'number', '') when 'issues' then '诉求 ' || coalesce(x.before ->> 'number', '')
        when 'residents' then '居民记录 ' || left(x.row_id::text, 8) else '走访记录 ' || left(x.row_id::text, 8) end, '删除'
    from history x where ${within('x', scope)} and x.op = 'delete' and x.table_name in ('households', 'residents', 'issues', 'visits') and ${happened(sql`x.at`, scope)}
    order by 1 limit 200`)
}

/** The classes of new matters by size, with up to two places and kinds of each, and one case that was answered. */
export function hotMatters(tx: Transaction, scope: Scope) {
  return tx.execute<{
    category: IssueCategory
    count: number
    places: string[]
    kinds: IssueSubcategory[]
    title: string | null
    place: string | null
    reply: string | null
  }>(sql`
    with n as (select i.* from issues i where ${within('i', scope)} and ${happened(sql`i.registered_at`, scope)})
    select c.category, c.count,
      array(select p.place from n p where p.category = c.category group by p.place having count(*) > 1 order by count(*) desc, p.place limit 2) as places,
      array(select k.subcategory from n k where k.category = c.category group by k.subcategory order by count(*) desc, k.subcategory limit 2) as kinds,
      e.title, e.place, e.reply
    from (select category, count(*)::int as count from n group by category) c
    left join lateral (select x.title, x.place, x.reply from n x where x.category = c.category
      order by (x.reply is null), x.registered_at, x.id limit 1) e on true
    order by c.count desc, c.category`)
}

/** Matters settled after their limit, as words for the sentence that counts them. */
export function lateSettled(tx: Transaction, scope: Scope) {
  return tx.execute<{ place: string; title: string }>(sql`
    select i.place, i.title from issues i where ${within('i', scope)} and ${happened(sql`i.settled_at`, scope)} and i.settled_at > i.due_at
    order by i.settled_at - i.due_at desc, i.id limit 2`)
}

/** Places where the same kind was registered again within ninety days. */
export function repeatedPlaces(tx: Transaction, scope: Scope) {
  return tx.execute<{ place: string; subcategory: IssueSubcategory }>(sql`
    select i.place, i.subcategory from issues i where ${within('i', scope)} and i.registered_at >= ${ends(scope)} - interval '90 days' and i.registered_at < ${ends(scope)}
    group by 1, 2 having count(*) >= 3 and max(i.registered_at) >= ${begins(scope)} order by count(*) desc, 1, 2 limit 3`)
}

/** The matter with the most callbacks of the period, and how many. */
export function askedMost(tx: Transaction, scope: Scope) {
  return tx.execute<{ place: string; title: string; answers: number }>(sql`
    select i.place, i.title, count(*)::int as answers from follow_ups f join issues i on i.id = f.issue_id
    where ${within('f', scope)} and ${happened(sql`f.at`, scope)} group by i.id, i.place, i.title order by count(*) desc, i.id limit 1`)
}
