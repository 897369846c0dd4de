import { type SQL, sql } from 'drizzle-orm'
import { atEnd, begins, door, ends, gridOf, happened, type Scope, within } from '@/db/queries/figures/scope'

/** 期初未答复. */
export function promiseCarriedSearch(scope: Scope): SQL {
  return sql`select p.id, ${gridOf('p', scope, door.of('p'))} as area_code from promises p where ${within('p', scope)} and p.made_at < ${begins(scope)}
    and (p.answered_at is null or p.answered_at >= ${begins(scope)})`
}

/** 新增答应事项. */
export function promiseNewSearch(scope: Scope): SQL {
  return sql`select p.id, ${gridOf('p', scope, door.of('p'))} as area_code from promises p where ${within('p', scope)} and ${happened(sql`p.made_at`, scope)}`
}

/** 已答复, in time when on the day promised or before. */
export function promiseAnsweredSearch(scope: Scope): SQL {
  const on = sql`(p.answered_at at time zone 'Asia/Shanghai')::date`
  return sql`select p.id, ${gridOf('p', scope, door.of('p'))} as area_code, case when ${on} <= p.due_on then 'on_time' else 'late' end as timely
    from promises p where ${within('p', scope)} and ${happened(sql`p.answered_at`, scope)}`
}

/** 期末未答复. */
export function promiseOpenSearch(scope: Scope): SQL {
  const today = sql`(${atEnd(scope)} at time zone 'Asia/Shanghai')::date`
  return sql`select p.id, ${gridOf('p', scope, door.of('p'))} as area_code, case when p.due_on < ${today} then 'late' else 'on_time' end as due
    from promises p where ${within('p', scope)} and p.made_at < ${ends(scope)}
      and (p.answered_at is null or p.answered_at >= ${ends(scope)})`
}

/** 民情记录. */
export function observationSearch(scope: Scope): SQL {
  return sql`select o.id, ${gridOf('o', scope, door.ofOrOwn('o'))} as area_code, o.kind from observations o where ${within('o', scope)} and ${happened(sql`o.at`, scope)}`
}
