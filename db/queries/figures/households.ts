import { type SQL, sql } from 'drizzle-orm'
import { digits, word } from '@/db/queries/figures/fragments'
import { begins, committeeOf, dayOf, ends, fell, type Scope, startOf, within } from '@/db/queries/figures/scope'
import { addDays, addMonths } from '@/domain/calendar/civil-day'
import { latestBirth } from '@/domain/residents/ages'
import { contactEveryDays } from '@/domain/visits/cadence'

const modes = sql`(array['door', 'phone', 'online'])`
const rank = sql`case v.mode when 'door' then 1 when 'phone' then 2 else 3 end`

/** 在册户 with its ways; `contact` is the nearest mode of an effective contact in the period. */
export function householdSearch(scope: Scope): SQL {
  const { to } = scope
  return sql`select h.id, h.area_code,
    case when d.state = 'KZ' then 'vacant' when d.state = 'SY' or h.kind = 'business' then 'commercial'
      when d.state in ('CZ', 'QZ', 'MZ') then 'rented' else 'resident' end as use,
    coalesce(h.contact_class, 'none') as class,
    ${attention(scope)} as attention,
    coalesce(v.best, 'none') as contact,
    case when h.contact_class is distinct from 'C' then 'other' when v.last >= ${startOf(addDays(to, 1 - contactEveryDays.C))} then 'kept' else 'late' end as care,
    case when d.state in ('CZ', 'QZ', 'MZ') and (s.last_contact_at is null or s.last_contact_at < ${startOf(addMonths(to, -12))}) then 'rented' else 'other' end as stale
    from households h join dwellings d on d.id = h.dwelling_id left join household_stats s on s.household_id = h.id
    left join (${contacts(scope)}) v on v.household_id = h.id and v.committee = ${committeeOf('h')}
    where ${within('h', scope)} and ${holds('h', to)}`
}

/** 应访户: due by cadence at the end of the period, judged by the last contact before it began. */
export function householdDueSearch(scope: Scope): SQL {
  const { from, to } = scope
  return sql`select h.id, h.area_code, coalesce(v.best, 'none') as contact
    from households h join dwellings d on d.id = h.dwelling_id
    left join (select v.household_id, ${committeeOf('v')} as committee, max(v.at) filter (where v.at < ${begins(scope)}) as before,
        ${modes}[min(${rank}) filter (where v.at >= ${begins(scope)})] as best
      from visits v where ${within('v', scope)} and v.at >= ${startOf(addDays(from, -contactEveryDays.B))} and v.at < ${ends(scope)}
        and v.outcome in ('met', 'half_open') group by 1, 2) v on v.household_id = h.id and v.committee = ${committeeOf('h')}
    where ${within('h', scope)} and ${holds('h', to)} and d.state <> 'KZ'
      and (v.before is null or v.before < ${ends(scope)} - case h.contact_class when 'C' then ${days(contactEveryDays.C)} else ${days(contactEveryDays.B)} end)`
}

/** 新增户: files that began in the period and did not end on the very day. */
export function householdInSearch(scope: Scope): SQL {
  return sql`select h.id, h.area_code, coalesce((select y.arrival from residencies y where y.household_id = h.id order by y.from_on, y.id limit 1), 'none') as arrival
    from households h where ${within('h', scope)} and ${fell(sql`h.from_on`, scope)} and ${lasted('h')}`
}

/** 减少户: files that ended in the period. */
export function householdOutSearch(scope: Scope): SQL {
  return sql`select h.id, h.area_code, coalesce(h.end_reason, 'none') as departure
    from households h where ${within('h', scope)} and ${fell(sql`h.to_on`, scope)} and ${lasted('h')}`
}

/** The best effective contact of the period and the last one at all of the last month, by household. */
function contacts(scope: Scope): SQL {
  const month = addDays(scope.to, -contactEveryDays.C)
  const since = month < scope.from ? month : scope.from
  return sql`select v.household_id, ${committeeOf('v')} as committee, max(v.at) as last,
      ${modes}[min(${rank})${since < scope.from ? sql` filter (where v.at >= ${begins(scope)})` : sql``}] as best
    from visits v where ${within('v', scope)} and v.at >= ${startOf(since)} and v.at < ${ends(scope)}
      and v.outcome in ('met', 'half_open') group by 1, 2`
}

/** 红黄绿: a colour set by hand until it runs out, else red for one person of 60 or more alone, yellow for hardship. */
function attention(scope: Scope): SQL {
  const { to } = scope
  return sql`case when h.attention is not null and (h.attention_until is null or h.attention_until >= ${dayOf(to)}) then h.attention
      when s.members = 1 and s.eldest_born_on <= ${dayOf(latestBirth(60, to))} then 'red'
      when (h.id, ${committeeOf('h')}) in (select t.household_id, ${committeeOf('t')} from tags t where ${within('t', scope)} and ${holds('t', to)}
        and t.code in ('unemployed', 'minimum_living', 'low_income_edge', 'destitute', 'heavy_expenses', 'hardship_family')) then 'yellow'
      else 'green' end`
}

/** What has a first day and a day on which it no longer holds, as of a day. */
export function holds(alias: string, day: string): SQL {
  const name = word(alias)
  return sql`${name}.from_on <= ${dayOf(day)} and (${name}.to_on is null or ${name}.to_on > ${dayOf(day)})`
}

const lasted = (alias: string): SQL =>
  sql`(${word(alias)}.to_on is null or ${word(alias)}.to_on > ${word(alias)}.from_on)`

const days = (count: number): SQL => sql`make_interval(days => ${digits(count)})`
