import { type SQL, sql } from 'drizzle-orm'
import { type ColourTags, coloured, ruleIn } from '@/db/queries/colours'
import { word } from '@/db/queries/figures/fragments'
import { committeeOf } from '@/db/queries/figures/scope'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { cadenceDays } from '@/domain/households/cadence'

/** Per household, whether its tags of a day make it `red` or `yellow`: gathered once for an area, not once per household. */
export function tagColours(jurisdiction: Jurisdiction, day: CivilDay, rule = ruleIn(jurisdiction, 'g', day)): SQL {
  const { lo, hi } = jurisdiction
  return sql`select household_id, ${committeeOf('g')} as committee, bool_or(code = any(${rule.red})) as red, bool_or(code = any(${rule.yellow})) as yellow
    from tags g where area_code between ${lo} and ${hi} and from_on <= ${day}::date and (to_on is null or to_on > ${day}::date)
      and code = any(${rule.red} || ${rule.yellow}) group by 1, 2`
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

/** 走访周期 in days by class and colour (domain/households/cadence). */
export function cadenceOf(contactClass: SQL, colour: SQL): SQL {
  const { red, close, others } = cadenceDays
  return sql`case when ${colour} = 'red' then ${red}::int
    when ${contactClass} = 'C' or ${colour} = 'yellow' then ${close}::int else ${others}::int end`
}
