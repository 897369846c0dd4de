import { type SQL, sql } from 'drizzle-orm'
import { word } from '@/db/queries/figures/fragments'
import type { Jurisdiction } from '@/domain/access/actor'
import { ancestorAt, levelOf, spanOf } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { latestBirth } from '@/domain/residents/ages'
import type { AnswerableSign } from '@/domain/tags/codes'
import { type ColourRule, standardRule } from '@/domain/tags/colour-rule'
import { advancedFrom, centenarianFrom, elderFrom } from '@/domain/tags/derive'

/** The tags that make red and yellow, as SQL arrays. */
export type ColourTags = { red: SQL; yellow: SQL }

/**
 * The rule in force on a day where a row of `alias` lies. Of one street it is looked up once for a statement; only a district
 * looks it up by row.
 */
export function ruleIn({ lo }: Jurisdiction, alias: string, day: CivilDay): ColourTags {
  const span = sql`${spanOf('street')}::bigint`
  const street =
    levelOf(lo) === 'district'
      ? sql`${word(alias)}.area_code / ${span} * ${span}`
      : sql`${ancestorAt(lo, 'street')}::bigint`
  const of = (colour: 'red' | 'yellow') => sql`coalesce((select k.${word(colour)} from colour_rules k
    where k.area_code = ${street} and k.from_on <= ${day}::date order by k.from_on desc, k.made_at desc limit 1), ${listOf(standardRule[colour])})`
  return { red: of('red'), yellow: of('yellow') }
}

/** A rule that is only thought of. */
export function ruleAs({ red, yellow }: ColourRule): ColourTags {
  return { red: listOf(red), yellow: listOf(yellow) }
}

const listOf = (codes: readonly string[]) => sql`${`{${codes.join(',')}}`}::text[]`

/** 红黄绿 (domain/tags/attention) of household `h` with its counters `s`; `held` says whether a tag on file is one of a list. */
export function coloured(day: CivilDay, rule: ColourTags, held: (codes: 'red' | 'yellow') => SQL): SQL {
  const elder = sql`s.eldest_born_on <= ${latestBirth(elderFrom, day)}::date`
  const hit = (colour: 'red' | 'yellow') => sql`((${elder} and ${ruleTags(day)} && ${rule[colour]}) or ${held(colour)})`
  return sql`case
    when h.attention is not null and (h.attention_until is null or h.attention_until >= ${day}::date) then h.attention
    when ${hit('red')} then 'red' when ${hit('yellow')} then 'yellow' else 'green' end`
}

/** The rule tags of household `h` with an elder, as an array. */
function ruleTags(day: CivilDay): SQL {
  return sql`array[case when ${aloneOn(day)} then 'living_alone' when ${eldersOn(day)} then 'elders_only' end,
    case when s.eldest_born_on <= ${latestBirth(advancedFrom, day)}::date then 'advanced_age' end,
    case when s.eldest_born_on <= ${latestBirth(centenarianFrom, day)}::date then 'centenarian' end]`
}

/** 独居 of household `h`, unless somebody who looked said no to these very facts. */
export function aloneOn(day: CivilDay): SQL {
  return sql`(s.members = 1 and s.youngest_born_on <= ${latestBirth(elderFrom, day)}::date and not ${denied('living_alone', day)})`
}

/** 纯老 of household `h`, unless denied. */
export function eldersOn(day: CivilDay): SQL {
  return sql`(s.members > 1 and s.youngest_born_on <= ${latestBirth(elderFrom, day)}::date and not ${denied('elders_only', day)})`
}

/** Of household `h` with its counters `s`: `tags` on file on a day, and the rule tags somebody `denied` (domain/tags/held). */
export function tagsHeld(day: CivilDay): SQL {
  return sql`(select array_agg(distinct t.code) from tags t where t.household_id = h.id
      and t.from_on <= ${day} and (t.to_on is null or t.to_on > ${day})) as tags,
    (select array_agg(n.sign) from sign_answers n where n.household_id = h.id and n.answer = 'no'
      and n.answered_on <= ${day} and n.facts = ${factsOfHome}) as denied`
}

/** The facts 独居 and 纯老 stand on, as domain/tags/answers writes them. */
export const factsOfHome = sql`(s.members || ' ' || coalesce(s.youngest_born_on::text, ''))`

function denied(sign: AnswerableSign, day: CivilDay): SQL {
  return sql`exists (select from sign_answers n where n.household_id = h.id and n.sign = ${sign} and n.answer = 'no'
    and n.answered_on <= ${day}::date and n.facts = ${factsOfHome})`
}
