import { type SQL, sql } from 'drizzle-orm'
import { constant, word } from '@/db/queries/figures/fragments'
import { committeeOf, dayOf, door, ends, gridOf, happened, type Scope, within } from '@/db/queries/figures/scope'
import { addMonths } from '@/domain/calendar/civil-day'
import { firstVisitTasks, visitorKinds } from '@/domain/visits/codes'

/** 走访, each household each time; 老带新 is a round of somebody of a year's standing and somebody newer; shops and homes are apart (seed row 9). */
export function visitSearch(scope: Scope): SQL {
  const year = dayOf(addMonths(scope.to, -12))
  const team = (since: SQL) =>
    sql`(select coalesce(array_agg(m.id) || array_agg(m.account_id), '{}') from visitors m where ${within('m', scope)} and ${since})`
  return sql`select v.id, ${gridOf('v', scope, door.of('v'))} as area_code, v.outcome, v.mode,
    case when cardinality(v.partner_ids) > 0 and (array[v.lead_id] || v.partner_ids) && ${team(sql`m.since <= ${year}`)}
      and (array[v.lead_id] || v.partner_ids) && ${team(sql`m.since > ${year}`)} then 'yes' else 'no' end as mentored,
    case when h.kind = 'business' or (h.to_on is null and d.use = '02') then 'shop' when d.use = '06' then 'mixed' else 'home' end as target
    from visits v left join households h on h.id = v.household_id left join dwellings d on d.id = h.dwelling_id where ${within('v', scope)} and ${happened(sql`v.at`, scope)}`
}

/** 走访联系卡: cards left, and whether the household was reached afterwards. */
export function cardSearch(scope: Scope): SQL {
  return sql`select v.id, ${gridOf('v', scope, door.of('v'))} as area_code, case when exists (select from visits o where o.household_id = v.household_id and ${committeeOf('o')} = ${committeeOf('v')} and o.at > v.at
      and o.at < ${ends(scope)} and o.outcome in ('met', 'half_open')) then 'yes' else 'no' end as reached
    from visits v where ${within('v', scope)} and ${happened(sql`v.at`, scope)} and v.card_number is not null`
}

/** 首访 with its six tasks: done, not done with a reason, or not filled in. */
export function firstVisitSearch(scope: Scope): SQL {
  const tasks = Object.keys(firstVisitTasks).map((task) => {
    const name = word(task)
    return sql`case when v.tasks -> ${constant(task)} is null then 'none' when v.tasks -> ${constant(task)} = 'true' then 'done' else 'not' end as ${name}`
  })
  return sql`select v.id, ${gridOf('v', scope, door.of('v'))} as area_code, ${sql.join(tasks, sql`, `)}
    from visits v where ${within('v', scope)} and ${happened(sql`v.at`, scope)} and v.first and v.outcome in ('met', 'half_open')`
}

/** A kind the street added itself counts as 其他: figures of streets stay comparable. */
const knownKind = sql`case when m.kind in (${sql.join(
  Object.keys(visitorKinds).map((code) => constant(code)),
  sql`, `,
)}) then m.kind else 'other' end`

/** 走访队伍 on the last day. */
export function teamSearch(scope: Scope): SQL {
  return sql`select m.id, ${gridOf('m', scope, door.own('m'))} as area_code, ${knownKind} as kind from visitors m
    where ${within('m', scope)} and m.since <= ${dayOf(scope.to)} and (m.until is null or m.until > ${dayOf(scope.to)})`
}
