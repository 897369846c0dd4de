import { type SQL, sql } from 'drizzle-orm'
import { constant } from '@/db/queries/figures/fragments'
import { holds } from '@/db/queries/figures/households'
import { dayOf, door, fell, gridOf, type Scope, within } from '@/db/queries/figures/scope'
import { addDays } from '@/domain/calendar/civil-day'
import { structureBands } from '@/domain/figures/bands'
import { latestBirth } from '@/domain/residents/ages'

/** Registrations that do not make a person live here (standards §1.6, K23). */
export const elsewhere = sql`('0H', 'KG')`

/** Birth known only to the month or the year counts as its last day, as domain/residents/ages reckons it. */
export const born = sql`case r.birth_precision when 'day' then r.born_on when 'month' then (date_trunc('month', r.born_on) + interval '1 month - 1 day')::date else (date_trunc('year', r.born_on) + interval '1 year - 1 day')::date end`

/** The first day a stay no longer holds, by leaving or by death; a day in the far future while it does. */
const ended = sql`least(y.to_on, r.died_on)`

/** Everybody with a stay that holds on the last day, alive then; a person with two stays is one person. */
function staying(scope: Scope): SQL {
  const { to } = scope
  return sql`(select y.resident_id, min(${gridOf('y', scope, door.of('y'))}) as area_code from residencies y where ${within('y', scope)} and ${holds('y', to)} group by y.resident_id) y
    join residents r on r.id = y.resident_id where (r.died_on is null or r.died_on > ${dayOf(to)})`
}

/** 登记人口 by 人户状态. */
export function residentSearch(scope: Scope): SQL {
  return sql`select r.id, y.area_code, case
      when r.registration = 'RH' then 'here' when r.registration = '0H' then 'away' when r.registration = 'KG' then 'attached'
      when r.registration = 'JW' or r.hukou in ('4', '5') then 'abroad'
      when r.registration in ('R0', 'LS') then case when r.hukou in ('1', '2') then 'city' else 'migrant' end
      else 'none' end as standing
    from ${staying(scope)}`
}

/** 实有人口 by band of age and party; bands are ranges of birth dates, never age(). */
export function livingSearch(scope: Scope): SQL {
  return sql`select r.id, y.area_code, ${band(scope.to)} as age,
    case when r.political in ('01', '02') then 'member' when r.political is null then 'none' else 'other' end as party
    from ${staying(scope)} and r.registration not in ${elsewhere}`
}

/** 新增人口: stays that began in the period. */
export function residentInSearch(scope: Scope): SQL {
  return sql`select y.id, ${gridOf('y', scope, door.of('y'))} as area_code, y.arrival from residencies y join residents r on r.id = y.resident_id
    where ${within('y', scope)} and ${fell(sql`y.from_on`, scope)} and ${counts}`
}

/** 减少人口: stays that ended in the period, by leaving or by death, whichever came first. */
export function residentOutSearch(scope: Scope): SQL {
  const { to } = scope
  return sql`select y.id, ${gridOf('y', scope, door.of('y'))} as area_code, case when r.died_on <= y.to_on then 'died' else coalesce(y.departure, 'none') end as departure
    from residencies y join residents r on r.id = y.resident_id
    where ${within('y', scope)} and ${fell(sql`y.to_on`, scope)} and (r.died_on is null or r.died_on >= ${dayOf(scope.from)}) and ${counts}
    union all
    select y.id, ${gridOf('y', scope, door.of('y'))} as area_code, 'died' from residents r join residencies y on y.resident_id = r.id
    where ${within('r', scope)} and ${within('y', scope)} and ${fell(sql`r.died_on`, scope)} and (y.to_on is null or y.to_on > ${dayOf(to)}) and ${counts}`
}

/** Of somebody who lives here, and longer than no day. */
const counts = sql`r.registration not in ${elsewhere} and (${ended} is null or ${ended} > y.from_on)`

/** Bands by their first birth dates in one look-up: who is born on or before the n-th cut has completed that many years. */
function band(day: string): SQL {
  const youngestLast = [...structureBands].reverse()
  const cuts = youngestLast.map(({ from }) => dayOf(addDays(latestBirth(from, day), 1)))
  const parts = [...youngestLast.map(({ part }) => part), 'none'].map(constant)
  return sql`case when r.born_on is null then 'none' else (array[${sql.join(parts, sql`, `)}])[1 + width_bucket(${born}, array[${sql.join(cuts, sql`, `)}])] end`
}
