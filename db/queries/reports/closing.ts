import { sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { hits } from '@/db/queries/figures/counts'
import { atEnd, happened, type Scope, within } from '@/db/queries/figures/scope'
import { whole } from '@/domain/figures/reference'
import type { PauseReason, UnitCode } from '@/domain/issues/codes'
import type { IssueState } from '@/domain/issues/lifecycle'

type Matter = { place: string; title: string }

/** The matter registered in the period that most households joined; the first of them when several do. */
export function widestMatter(tx: Transaction, scope: Scope) {
  return tx.execute<Matter>(sql`
    select i.place, i.title from issues i
      left join (select b.issue_id, count(*) as homes from issue_households b where ${within('b', scope)} group by 1) b on b.issue_id = i.id
    where ${within('i', scope)} and ${happened(sql`i.registered_at`, scope)} and i.kind in ('complaint', 'help')
    order by coalesce(b.homes, 0) desc, i.registered_at, i.id limit 1`)
}

/** A matter settled in the period, on time, with a satisfied household: the fullest reply. */
export function solvedMatter(tx: Transaction, scope: Scope) {
  return tx.execute<Matter & { reply: string }>(sql`
    select i.place, i.title, i.reply from issues i
    where ${within('i', scope)} and ${happened(sql`i.settled_at`, scope)} and i.reply is not null and i.settled_at <= i.due_at
      and exists (select from follow_ups f where f.issue_id = i.id and f.rating = 'satisfied')
      and not exists (select from follow_ups f where f.issue_id = i.id and f.rating <> 'satisfied')
    order by (i.route = 'whistle') desc, length(i.reply) desc, i.id limit 1`)
}

/** The first suggestion registered in the period. */
export function suggestedMatter(tx: Transaction, scope: Scope) {
  return tx.execute<Matter>(sql`
    select i.place, i.title from issues i
    where ${within('i', scope)} and ${happened(sql`i.registered_at`, scope)} and i.kind = 'suggestion' order by i.registered_at, i.id limit 1`)
}

/** Matters open at the end of the period: supervised first, then by the day they are due. */
export function openMatters(tx: Transaction, scope: Scope, most: number) {
  return tx.execute<
    Matter & {
      number: string
      unit: UnitCode | null
      due: string | null
      late: boolean
      state: IssueState
      paused: PauseReason | null
    }
  >(sql`
    select i.place, i.title, i.number, i.unit_code as unit, ((i.due_at - interval '1 second') at time zone 'Asia/Shanghai')::date::text as due,
      coalesce(i.due_at < ${atEnd(scope)}, false) as late, i.state, i.pause_reason as paused
    from ${hits(scope, whole('issue_open'))} s join issues i on i.id = s.id
    order by array_position(array['red', 'yellow', 'plain'], i.supervision), i.due_at, i.number limit ${most}`)
}
