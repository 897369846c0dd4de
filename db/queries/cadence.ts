import { type SQL, sql } from 'drizzle-orm'
import { word } from '@/db/queries/figures/fragments'
import { committeeOf } from '@/db/queries/figures/scope'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { cadenceDays } from '@/domain/households/cadence'
import { latestBirth } from '@/domain/residents/ages'
import { redTags, yellowTags } from '@/domain/tags/attention'
import type { TagCode } from '@/domain/tags/codes'
import { elderFrom } from '@/domain/tags/derive'

/** Per household, whether its tags of a day make it `red` or `yellow`: gathered once for an area, not once per household. */
export function tagColours({ lo, hi }: Jurisdiction, day: CivilDay): SQL {
  return sql`select household_id, ${committeeOf('g')} as committee, ${anyOf(redTags)} as red, ${anyOf(yellowTags)} as yellow from tags g
    where area_code between ${lo} and ${hi} and from_on <= ${day}::date and (to_on is null or to_on > ${day}::date)
      and code in (${listOf([...redTags, ...yellowTags])}) group by 1, 2`
}

/** What was gathered by household and committee, joined to the household it is about: each committee knows its own. */
export function sameHome(gathered: string, household: string): SQL {
  const [own, home] = [word(gathered), word(household)]
  return sql`${own}.household_id = ${home}.id and ${own}.committee = ${committeeOf(household)}`
}

/** 红黄绿 on a day (domain/tags/attention) of the household `h` with its counters `s` and its `tagColours` as `t`. */
export function colourOf(day: CivilDay): SQL {
  const old = sql`s.youngest_born_on <= ${latestBirth(elderFrom, day)}::date`
  return sql`case when h.attention is not null and (h.attention_until is null or h.attention_until >= ${day}::date) then h.attention
    when (s.members = 1 and ${old}) or t.red then 'red'
    when (s.members > 1 and ${old}) or t.yellow then 'yellow' else 'green' end`
}

/** 走访周期 in days by class and colour (domain/households/cadence). */
export function cadenceOf(contactClass: SQL, colour: SQL): SQL {
  const { red, close, others } = cadenceDays
  return sql`case when ${colour} = 'red' then ${red}::int
    when ${contactClass} = 'C' or ${colour} = 'yellow' then ${close}::int else ${others}::int end`
}

const anyOf = (codes: readonly TagCode[]) => sql`bool_or(code in (${listOf(codes)}))`

const listOf = (codes: readonly TagCode[]) =>
  sql.join(
    codes.map((code) => sql`${code}`),
    sql`, `,
  )
