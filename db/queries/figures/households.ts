import { type SQL, sql } from 'drizzle-orm'
import { cadenceOf, cadences, colourOf, longestCadence, sameHome, tagColours, tagSigns } from '@/db/queries/cadence'
import { word } from '@/db/queries/figures/fragments'
import {
  begins,
  committeeOf,
  dayOf,
  door,
  ends,
  fell,
  gridOf,
  type Scope,
  startOf,
  within,
} from '@/db/queries/figures/scope'
import { addDays, addMonths } from '@/domain/calendar/civil-day'
import { checkedWithinDays } from '@/domain/households/codes'
import { cadenceDays } from '@/domain/visits/cadence'

const modes = sql`(array['door', 'phone', 'online'])`
const rank = sql`case v.mode when 'door' then 1 when 'phone' then 2 else 3 end`

/** 在册户 with its ways; `contact` is the nearest mode of an effective contact in the period. */
export function householdSearch(scope: Scope): SQL {
  const { to } = scope
  return sql`select h.id, ${gridOf('h', scope, door.home('h'))} as area_code,
    case when d.state = 'KZ' then 'vacant' when d.state = 'SY' or h.kind = 'business' then 'commercial'
      when d.state in ('CZ', 'QZ', 'MZ') then 'rented' else 'resident' end as use,
    coalesce(${classThen}, 'none') as class,
    ${colourOf(to, scope.jurisdiction)} as attention,
    coalesce(v.best, 'none') as contact,
    case when ${classThen} is distinct from 'C' then 'other' when v.last >= ${startOf(addDays(to, 1 - cadenceDays.close))} then 'kept' else 'late' end as care,
    case when d.state in ('CZ', 'QZ', 'MZ') and (s.last_contact_at is null or s.last_contact_at < ${startOf(addMonths(to, -12))}) then 'rented' else 'other' end as stale
    from ${homes(scope)} left join (${contacts(scope)}) v on ${sameHome('v', 'h')}
    where ${within('h', scope)} and ${holds('h', to)}`
}

/** 在册户 by the day any group of their facts was last confirmed. */
export function householdCheckedSearch(scope: Scope): SQL {
  const since = dayOf(addDays(scope.to, 1 - checkedWithinDays))
  return sql`select h.id, ${gridOf('h', scope, door.home('h'))} as area_code, case when c.last >= ${since} then 'recent' when c.last is not null then 'older' else 'never' end as checked
    from households h left join (select c.household_id, ${committeeOf('c')} as committee, max(c.confirmed_on) as last from confirmations c
      where ${within('c', scope)} and c.confirmed_on <= ${dayOf(scope.to)} group by 1, 2) c on ${sameHome('c', 'h')}
    where ${within('h', scope)} and ${holds('h', scope.to)}`
}

/** 应访户: due by the cadence in force at the end of the period, judged by the last contact before it began. */
export function householdDueSearch(scope: Scope): SQL {
  const { to } = scope
  const cadence = sql`make_interval(days => ${cadenceOf(classThen, colourOf(to, scope.jurisdiction), to)})`
  const since = sql`${begins(scope)} - make_interval(days => ${longestCadence(scope.jurisdiction, to)})`
  return sql`select h.id, ${gridOf('h', scope, door.home('h'))} as area_code, coalesce(v.best, 'none') as contact
    from ${homes(scope, tagSigns)} left join (${cadences(scope.jurisdiction, to)}) r on r.committee = ${committeeOf('h')}
    left join (select v.household_id, ${committeeOf('v')} as committee, max(v.at) filter (where v.at < ${begins(scope)}) as before,
        ${modes}[min(${rank}) filter (where v.at >= ${begins(scope)})] as best
      from visits v where ${within('v', scope)} and v.at >= ${since} and v.at < ${ends(scope)}
        and v.outcome in ('met', 'half_open') group by 1, 2) v on ${sameHome('v', 'h')}
    where ${within('h', scope)} and ${holds('h', to)} and d.state <> 'KZ'
      and (v.before is null or v.before < ${ends(scope)} - ${cadence})`
}

/** Households `h` with dwelling `d`, counters `s`, class `k` and tags `t` of the last day. */
function homes(scope: Scope, tagged: (jurisdiction: Scope['jurisdiction'], day: string) => SQL = tagColours): SQL {
  return sql`households h join dwellings d on d.id = h.dwelling_id left join household_stats s on s.household_id = h.id and ${within('s', scope)}
    left join (select c.household_id, ${committeeOf('c')} as committee, max(c.contact_class) filter (where ${holds('c', scope.to)}) as class
      from classifications c where ${within('c', scope)} group by 1, 2) k on ${sameHome('k', 'h')}
    left join (${tagged(scope.jurisdiction, scope.to)}) t on ${sameHome('t', 'h')}`
}

/** The class in force on the day; a household never classified with a record has the one on its file. */
const classThen = sql`case when k.household_id is null then h.contact_class else k.class end`

/** 新增户: files that began in the period and did not end on the very day. */
export function householdInSearch(scope: Scope): SQL {
  return sql`select h.id, ${gridOf('h', scope, door.home('h'))} as area_code, coalesce((select y.arrival from residencies y where y.household_id = h.id order by y.from_on, y.id limit 1), 'none') as arrival
    from households h where ${within('h', scope)} and ${fell(sql`h.from_on`, scope)} and ${lasted('h')}`
}

/** 减少户: files that ended in the period. */
export function householdOutSearch(scope: Scope): SQL {
  return sql`select h.id, ${gridOf('h', scope, door.home('h'))} as area_code, coalesce(h.end_reason, 'none') as departure
    from households h where ${within('h', scope)} and ${fell(sql`h.to_on`, scope)} and ${lasted('h')}`
}

/** The best effective contact of the period and the last one at all of the last month, by household. */
function contacts(scope: Scope): SQL {
  const month = addDays(scope.to, -cadenceDays.close)
  const since = month < scope.from ? month : scope.from
  return sql`select v.household_id, ${committeeOf('v')} as committee, max(v.at) as last,
      ${modes}[min(${rank})${since < scope.from ? sql` filter (where v.at >= ${begins(scope)})` : sql``}] as best
    from visits v where ${within('v', scope)} and v.at >= ${startOf(since)} and v.at < ${ends(scope)}
      and v.outcome in ('met', 'half_open') group by 1, 2`
}

/** What has a first day and a day on which it no longer holds, as of a day. */
export function holds(alias: string, day: string): SQL {
  const name = word(alias)
  return sql`${name}.from_on <= ${dayOf(day)} and (${name}.to_on is null or ${name}.to_on > ${dayOf(day)})`
}

const lasted = (alias: string): SQL =>
  sql`(${word(alias)}.to_on is null or ${word(alias)}.to_on > ${word(alias)}.from_on)`
