import { type SQL, sql } from 'drizzle-orm'
import { constant } from '@/db/queries/figures/fragments'
import { holds } from '@/db/queries/figures/households'
import { dayOf, door, fell, gridOf, type Scope, within } from '@/db/queries/figures/scope'

/** Whom a benefit covers: those it names, or everybody where it names nobody. */
const covered = sql`(t.covers is null or r.id = any(t.covers))`
/** 分层 (standards §1.6): of two guarantees the stronger counts. */
const layers = sql`array['destitute', 'minimum_living', 'low_income_edge', 'heavy_expenses']`
const rank = sql`array_position(${layers}, t.code)`
const lasted = sql`(t.to_on is null or t.to_on > t.from_on)`

/** 重点人群 on the last day. */
export function keyPersonSearch(scope: Scope): SQL {
  return sql`select t.id, ${gridOf('t', scope, door.of('t'))} as area_code from tags t where ${within('t', scope)} and t.code = 'key_person' and ${holds('t', scope.to)}`
}

export function keyPersonInSearch(scope: Scope): SQL {
  return sql`select t.id, ${gridOf('t', scope, door.of('t'))} as area_code from tags t where ${within('t', scope)} and t.code = 'key_person' and ${fell(sql`t.from_on`, scope)} and ${lasted}`
}

export function keyPersonOutSearch(scope: Scope): SQL {
  return sql`select t.id, ${gridOf('t', scope, door.of('t'))} as area_code from tags t where ${within('t', scope)} and t.code = 'key_person' and ${fell(sql`t.to_on`, scope)} and ${lasted}`
}

/** 特殊困难家庭 on the last day. */
export function hardshipSearch(scope: Scope): SQL {
  return sql`select t.id, ${gridOf('t', scope, door.of('t'))} as area_code from tags t where ${within('t', scope)} and t.code = 'hardship_family' and ${holds('t', scope.to)}`
}

/** 新纳入保障家庭: one row for a household and guarantee, however many of its members hold it. */
export function benefitHouseholdSearch(scope: Scope): SQL {
  return sql`select distinct on (t.household_id, t.code) t.id, ${gridOf('t', scope, door.of('t'))} as area_code, t.code from tags t
    where ${within('t', scope)} and t.code = any(${layers}) and ${fell(sql`t.from_on`, scope)} order by t.household_id, t.code, t.id`
}

/** Whom those benefits cover of the people who live there on the last day. */
export function benefitPersonSearch(scope: Scope): SQL {
  return sql`select distinct on (r.id) r.id, ${gridOf('y', scope, door.of('y'))} as area_code, t.code from tags t
    join residencies y on y.household_id = t.household_id and ${holds('y', scope.to)}
    join residents r on r.id = y.resident_id and (r.died_on is null or r.died_on > ${dayOf(scope.to)}) and r.registration not in ('0H', 'KG')
    where ${within('t', scope)} and t.code = any(${layers}) and ${fell(sql`t.from_on`, scope)} and ${covered} order by r.id, ${rank}, t.id`
}

/** 在享保障家庭 on the last day, each once by its strongest guarantee. */
export function guaranteedHouseholdSearch(scope: Scope): SQL {
  return sql`select distinct on (t.household_id) t.id, ${gridOf('t', scope, door.of('t'))} as area_code, t.code from tags t
    join households h on h.id = t.household_id and ${holds('h', scope.to)}
    where ${within('t', scope)} and t.code = any(${layers}) and ${holds('t', scope.to)} order by t.household_id, ${rank}, t.id`
}

/** Whom they cover on that day, each person once. */
export function guaranteedPersonSearch(scope: Scope): SQL {
  return sql`select distinct on (r.id) r.id, ${gridOf('y', scope, door.of('y'))} as area_code, t.code from tags t
    join households h on h.id = t.household_id and ${holds('h', scope.to)}
    join residencies y on y.household_id = t.household_id and ${holds('y', scope.to)}
    join residents r on r.id = y.resident_id and (r.died_on is null or r.died_on > ${dayOf(scope.to)}) and r.registration not in ('0H', 'KG')
    where ${within('t', scope)} and t.code = any(${layers}) and ${holds('t', scope.to)} and ${covered} order by r.id, ${rank}, t.id`
}

/** 实有人口 by what is known of four things people are asked: a tag says yes, a denial since says no (K8). */
export function answeredSearch(scope: Scope): SQL {
  const day = dayOf(scope.to)
  const answer = (code: string) => sql`case
    when exists (select from tags t where t.code = ${constant(code)} and ${holds('t', scope.to)}
      and (t.resident_id = r.id or (t.resident_id is null and t.household_id = y.household_id and ${covered}))) then 'yes'
    when exists (select from tag_denials n where n.resident_id = r.id and n.code = ${constant(code)} and n.said_on <= ${day}
      and not exists (select from tags t where t.resident_id = r.id and t.code = n.code and t.from_on <= ${day}
        and (t.to_on is null or t.to_on > n.said_on))) then 'no' else 'none' end`
  return sql`select r.id, y.area_code, ${answer('minimum_living')} as minimum_living, ${answer('disability')} as disability,
      ${answer('preferential')} as preferential, ${answer('unemployed')} as unemployed
    from (select distinct on (y.resident_id) y.resident_id, ${gridOf('y', scope, door.of('y'))} as area_code, y.household_id from residencies y
      where ${within('y', scope)} and ${holds('y', scope.to)} order by y.resident_id, y.area_code) y
    join residents r on r.id = y.resident_id and (r.died_on is null or r.died_on > ${day}) and r.registration not in ('0H', 'KG')`
}

/** 临时救助, each person each time. */
export function reliefSearch(scope: Scope): SQL {
  return sql`select t.id, ${gridOf('t', scope, door.of('t'))} as area_code from tags t where ${within('t', scope)} and t.code = 'temporary_relief' and ${fell(sql`t.from_on`, scope)}`
}
