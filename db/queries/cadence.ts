import { type SQL, sql } from 'drizzle-orm'
import { aloneOn, type ColourTags, coloured, eldersOn, ruleIn } from '@/db/queries/colours'
import { constant, digits, word } from '@/db/queries/figures/fragments'
import { committeeOf } from '@/db/queries/figures/scope'
import type { Jurisdiction } from '@/domain/access/actor'
import { ancestorAt, levelOf, spanOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { latestBirth } from '@/domain/residents/ages'
import { advancedFrom, centenarianFrom } from '@/domain/tags/derive'
import { cadenceDays, standardCadences } from '@/domain/visits/cadence'
import type { CadenceAbout } from '@/domain/visits/codes'

/** Per household, whether its tags of a day make it `red` or `yellow`: gathered once for an area, not once per household. */
export function tagColours(jurisdiction: Jurisdiction, day: CivilDay, rule = ruleIn(jurisdiction, 'g', day)): SQL {
  const { lo, hi } = jurisdiction
  return sql`select household_id, ${committeeOf('g')} as committee, bool_or(code = any(${rule.red})) as red, bool_or(code = any(${rule.yellow})) as yellow
    from tags g where area_code between ${lo} and ${hi} and from_on <= ${day}::date and (to_on is null or to_on > ${day}::date)
      and code = any(${rule.red} || ${rule.yellow}) group by 1, 2`
}

/** As `tagColours`, and the `days` of the shortest cadence its tags ask for: one pass over the tags of an area. */
export function tagSigns(jurisdiction: Jurisdiction, day: CivilDay): SQL {
  const { lo, hi } = jurisdiction
  const rule = ruleIn(jurisdiction, 'g', day)
  return sql`select g.household_id, ${committeeOf('g')} as committee, bool_or(g.code = any(${rule.red})) as red,
      bool_or(g.code = any(${rule.yellow})) as yellow, min(k.days) as days
    from tags g left join (${tagCadences(jurisdiction, day)}) k on k.committee = ${committeeOf('g')} and k.code = g.code
    where g.area_code between ${lo} and ${hi} and g.from_on <= ${day}::date and (g.to_on is null or g.to_on > ${day}::date)
      and g.code = any(${rule.red} || ${rule.yellow} || (select coalesce(array_agg(k.value), '{}') from cadence_rules k
        where ${reaching(jurisdiction)} and k.about = 'tag' and ${inForce(day)})) group by 1, 2`
}

/** What was gathered by household and committee, joined to the household it is about: each committee knows its own. */
export function sameHome(gathered: string, household: string): SQL {
  const [own, home] = [word(gathered), word(household)]
  return sql`${own}.household_id = ${home}.id and ${own}.committee = ${committeeOf(household)}`
}

/** 红黄绿 on a day of the household `h` with its counters `s` and its `tagColours` as `t`. */
export function colourOf(
  day: CivilDay,
  jurisdiction: Jurisdiction,
  rule: ColourTags = ruleIn(jurisdiction, 'h', day),
): SQL {
  return coloured(day, rule, (colour) => sql`coalesce(t.${word(colour)}, false)`)
}

/** Subjects whose cadence is a column of `cadences`, with what holds where no rule does. */
const subjects: readonly [name: string, about: CadenceAbout, value: string, standard: number | null][] = [
  ['red', 'colour', 'red', standardCadences.colour.red ?? null],
  ['yellow', 'colour', 'yellow', standardCadences.colour.yellow ?? null],
  ['green', 'colour', 'green', null],
  ['class_a', 'class', 'A', null],
  ['class_b', 'class', 'B', null],
  ['class_c', 'class', 'C', standardCadences.class.C ?? null],
  ['living_alone', 'tag', 'living_alone', null],
  ['elders_only', 'tag', 'elders_only', null],
  ['advanced_age', 'tag', 'advanced_age', null],
  ['centenarian', 'tag', 'centenarian', null],
  ['rest', 'all', 'all', standardCadences.all],
]

/** The cadences of every committee of an area on a day, one row each: its own rule, else the one of its street, else the standard. */
export function cadences(jurisdiction: Jurisdiction, day: CivilDay): SQL {
  const columns = subjects.map(([name, about, value, standard]) => {
    const is = sql`k.about = ${constant(about)} and k.value = ${constant(value)}`
    const usual = standard === null ? sql`null::int` : digits(standard)
    return sql`coalesce(${nearest(is)}, ${usual}) as ${word(name)}`
  })
  return sql`select m.committee, ${sql.join(columns, sql`, `)}
    from (${committees(jurisdiction)}) m left join cadence_rules k on ${ofCommittee} and ${inForce(day)} group by m.committee`
}

/** Days by tag for every committee that has a rule on one. */
function tagCadences(jurisdiction: Jurisdiction, day: CivilDay): SQL {
  return sql`select m.committee, k.value as code, ${nearest(sql`true`)} as days
    from (${committees(jurisdiction)}) m join cadence_rules k on ${ofCommittee} and ${inForce(day)} and k.about = 'tag' group by 1, 2`
}

const street = sql`m.committee / ${digits(spanOf('street') / spanOf('committee'))} * ${digits(spanOf('street'))}`
const own = sql`m.committee * ${digits(spanOf('committee'))}`
const ofCommittee = sql`k.area_code in (${own}, ${street})`

const nearest = (is: SQL) =>
  sql`coalesce(max(k.days) filter (where ${is} and k.area_code = ${own}), max(k.days) filter (where ${is}))`

const inForce = (day: CivilDay) => sql`k.from_on <= ${day}::date and (k.to_on is null or k.to_on > ${day}::date)`

/** Rules that may hold in an area: those inside it, of its committee and of its street. */
function reaching({ lo, hi }: Jurisdiction): SQL {
  return sql`(k.area_code between ${lo} and ${hi} or k.area_code in (${ancestorAt(lo, 'committee')}::bigint, ${ancestorAt(lo, 'street')}::bigint))`
}

function committees({ lo, hi }: Jurisdiction): SQL {
  const span = digits(spanOf('committee'))
  if (levelOf(lo) === 'committee' || levelOf(lo) === 'grid') return sql`select ${lo}::bigint / ${span} as committee`
  return sql`select a.code / ${span} as committee from areas a where a.level = 'committee' and a.code between ${lo} and ${hi}`
}

/**
 * 走访周期 in days of household `h` with its counters `s`, its `tagSigns` as `t` and the `cadences` of its committee as `r`
 * (domain/visits/cadence, decision 0026): of all that apply the shortest.
 */
export function cadenceOf(contactClass: SQL, colour: SQL, day: CivilDay): SQL {
  const ruled = (name: string, holds: SQL) =>
    sql`case when r.${word(name)} is not null and ${holds} then r.${word(name)} end`
  return sql`least(case ${colour} when 'red' then r.red when 'yellow' then r.yellow else r.green end,
    case ${contactClass} when 'C' then r.class_c when 'B' then r.class_b when 'A' then r.class_a end, t.days,
    ${ruled('living_alone', aloneOn(day))}, ${ruled('elders_only', eldersOn(day))},
    ${ruled('advanced_age', sql`s.eldest_born_on <= ${latestBirth(advancedFrom, day)}::date`)},
    ${ruled('centenarian', sql`s.eldest_born_on <= ${latestBirth(centenarianFrom, day)}::date`)}, r.rest)`
}

/** The longest cadence that may hold in an area on a day: how far back a contact may lie and still count. */
export function longestCadence(jurisdiction: Jurisdiction, day: CivilDay): SQL {
  return sql`(select greatest(${digits(cadenceDays.others)}, max(k.days)) from cadence_rules k where ${reaching(jurisdiction)} and ${inForce(day)})`
}
