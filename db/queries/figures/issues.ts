import { type SQL, sql } from 'drizzle-orm'
import {
  atEnd,
  begins,
  committeeOf,
  door,
  ends,
  gridOf,
  happened,
  type Scope,
  startOf,
  within,
} from '@/db/queries/figures/scope'
import { addDays } from '@/domain/calendar/civil-day'

/** 上期结转. */
export function issueCarriedSearch(scope: Scope): SQL {
  return sql`select i.id, ${gridOf('i', scope, door.ofOrOwn('i'))} as area_code from issues i where ${within('i', scope)} and i.registered_at < ${begins(scope)}
    and (i.settled_at is null or i.settled_at >= ${begins(scope)})`
}

/** 本期新增; `repeat` tells another of the same kind at the same household or place of the committee within 90 days before. */
export function issueNewSearch(scope: Scope): SQL {
  const before = (same: SQL) =>
    sql`count(*) over (partition by i.subcategory, ${committeeOf('i')}, ${same} order by i.registered_at range between '90 days'::interval preceding and '1 microsecond'::interval preceding) > 0`
  return sql`select i.id, ${gridOf('i', scope, door.ofOrOwn('i'))} as area_code, i.source, i.kind, i.category, i.subcategory, i.grade, i.repeat from (
    select i.id, i.area_code, i.household_id, i.source, i.kind, i.category, i.subcategory, i.grade, i.registered_at,
      case when ${before(sql`i.place`)} or (i.household_id is not null and ${before(sql`i.household_id`)}) then 'repeated' else 'first' end as repeat
    from issues i where ${within('i', scope)} and i.registered_at >= ${startOf(addDays(scope.from, -90))} and i.registered_at < ${ends(scope)}) i
    where ${happened(sql`i.registered_at`, scope)}`
}

/** 办结. */
export function issueSettledSearch(scope: Scope): SQL {
  const exempt = sql`i.kind = 'enquiry' or i.state in ('declined', 'merged', 'withdrawn')`
  return sql`select i.id, ${gridOf('i', scope, door.ofOrOwn('i'))} as area_code, i.route,
    case when i.due_at is null then 'none' when i.settled_at <= i.due_at then 'on_time' else 'late' end as timely,
    case when i.state in ('declined', 'merged', 'withdrawn') then i.state else 'answered' end as manner,
    case when exists (select from follow_ups f where f.issue_id = i.id) then 'yes' else 'no' end as followed,
    case when ${exempt} then 'exempt'
      when exists (select from follow_ups f where f.issue_id = i.id and f.rating = 'dissatisfied') then 'no'
      when exists (select from follow_ups f where f.issue_id = i.id and f.rating in ('satisfied', 'fair')) then 'yes'
      else 'unasked' end as solved,
    case when exists (select from issue_steps s where s.issue_id = i.id and s.act = 'redispatch') then 'yes' else 'no' end as redispatched
    from issues i where ${within('i', scope)} and ${happened(sql`i.settled_at`, scope)}`
}

/** 期末在办, by what is left until the limit at the end of the last day. */
export function issueOpenSearch(scope: Scope): SQL {
  const moment = atEnd(scope)
  const late = sql`i.due_at < ${moment}`
  return sql`select i.id, ${gridOf('i', scope, door.ofOrOwn('i'))} as area_code, i.grade,
    case when i.state = 'paused' then 'paused' when i.due_at is null then 'none' when ${late} then 'late'
      when i.due_at <= ${ends(scope)} then 'today'
      when i.due_at <= ${ends({ ...scope, to: addDays(scope.to, 3) })} then 'soon' else 'later' end as due,
    case when i.grade = 'urgent' and i.state <> 'paused' and ${late} then 'yes' else 'no' end as urgent_late
    from issues i where ${within('i', scope)} and i.registered_at < ${ends(scope)}
      and (i.settled_at is null or i.settled_at >= ${ends(scope)})`
}

/** 吹哨应到. */
export function whistleSearch(scope: Scope): SQL {
  return sql`select w.id, ${gridOf('w', scope, door.ofMatter('w'))} as area_code,
    case when w.arrived_at is null then 'none' when w.arrived_at <= w.due_at then 'on_time' else 'late' end as arrival
    from whistles w where ${within('w', scope)} and ${happened(sql`w.called_at`, scope)}`
}

/** 回访; `most` sets the matter with the most callbacks apart. */
export function followUpSearch(scope: Scope): SQL {
  const most = sql`(select x.issue_id from follow_ups x where ${within('x', scope)} and ${happened(sql`x.at`, scope)} group by x.issue_id order by count(*) desc, x.issue_id limit 1)`
  return sql`select f.id, ${gridOf('f', scope, door.ofMatter('f'))} as area_code, f.rating, coalesce(f.cause, 'none') as cause,
    case when f.issue_id <> ${most} then 'others' when f.rating = 'satisfied' then 'satisfied' else 'other' end as most
    from follow_ups f where ${within('f', scope)} and ${happened(sql`f.at`, scope)}`
}
