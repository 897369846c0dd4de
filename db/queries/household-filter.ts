import { type SQL, sql } from 'drizzle-orm'
import { aloneOn, coloured, eldersOn, ruleIn } from '@/db/queries/colours'
import { toldOn } from '@/db/queries/consents'
import { type AskedNeed, householdsInNeed } from '@/db/queries/needs'
import { dueIn } from '@/db/queries/rosters/due'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { addDays, startOfDay } from '@/domain/calendar/civil-day'
import {
  type Attention,
  type Checking,
  type ContactClass,
  checkedWithinDays,
  type FactGroup,
  freshForDays,
} from '@/domain/households/codes'
import type { Telling } from '@/domain/households/consent-codes'
import { behind } from '@/domain/households/search-terms'
import { latestBirth } from '@/domain/residents/ages'
import type { DueWindow } from '@/domain/rosters/codes'
import type { TagCode } from '@/domain/tags/codes'
import { advancedFrom, centenarianFrom } from '@/domain/tags/derive'

/** What a list of households may be narrowed by; every part is optional and all of them hold together. */
export type HouseholdFilter = {
  building?: string | undefined
  estate?: string | undefined
  contactClass?: ContactClass | 'none' | undefined
  /** The class in force on the day by its records, instead of the one on file now. */
  datedClass?: boolean | undefined
  colour?: Attention | undefined
  tag?: TagCode | undefined
  /** Of that tag: where its 复核日 lies. */
  review?: DueWindow | undefined
  /** An open need of the household or of somebody who lives there. */
  need?: AskedNeed | undefined
  use?: string | undefined
  state?: string | undefined
  lived?: 'lived' | 'empty' | undefined
  /** Last effective contact more than so many days ago; 'never' when there was none. */
  silent?: number | 'never' | undefined
  /** A group of facts past its 保鲜期. */
  stale?: FactGroup | undefined
  /** When any group of its facts was last confirmed. */
  checked?: Checking | undefined
  /** Whether the family was told what is kept and why. */
  told?: Telling | undefined
  open?: 'promise' | 'issue' | undefined
  q?: string | undefined
  /** Only these, for asking whether they stand on the list. */
  among?: readonly string[] | undefined
}

/**
 * `from` of every list: households `h`, their counters `s`, dwelling `d`. Every household has both; joined as if it might not,
 * what nobody asks for is left out of the plan and the number of rows stays that of the households.
 */
export const householdTables = sql`households h
  left join household_stats s on s.household_id = h.id
  left join dwellings d on d.id = h.dwelling_id`

/** As `householdTables`, without the dwelling where nothing is asked of it: a list of a street need not read every room. */
export function tablesFor({ building, estate, use, state }: HouseholdFilter): SQL {
  if (building || estate || use || state) return householdTables
  return sql`households h left join household_stats s on s.household_id = h.id`
}

/** 在册 on `day` inside the jurisdiction, and everything the filter asks for. */
export function matching(jurisdiction: Jurisdiction, filter: HouseholdFilter, day: CivilDay): SQL {
  const parts: SQL[] = [
    sql`h.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`,
    sql`h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})`,
    ...whereabouts(filter),
    ...states(filter, day),
  ]
  if (filter.tag) parts.push(tagged(filter.tag, day))
  if (filter.tag && filter.review) parts.push(holdsAny([filter.tag], day, filter.review))
  if (filter.need) parts.push(sql`h.id in (${householdsInNeed(jurisdiction, filter.need, day)})`)
  if (filter.stale) parts.push(stale(filter.stale, day))
  if (filter.colour) parts.push(sql`${colourOn(day, jurisdiction)} = ${filter.colour}`)
  if (filter.checked) parts.push(checked(filter.checked, day))
  if (filter.told) parts.push(toldOn(filter.told, day))
  if (filter.among) parts.push(sql`h.id = any(${`{${filter.among.join(',')}}`}::uuid[])`)
  if (filter.q) parts.push(named(filter.q, jurisdiction))
  return sql.join(parts, sql` and `)
}

function whereabouts({ building, estate, use, state, lived }: HouseholdFilter): SQL[] {
  const parts: SQL[] = []
  if (building) parts.push(sql`d.building_id = ${building}`)
  if (estate) parts.push(sql`d.building_id in (select b.id from buildings b where b.estate = ${estate})`)
  if (use) parts.push(sql`d.use = ${use}`)
  if (state) parts.push(sql`d.state = ${state}`)
  if (lived) parts.push(lived === 'lived' ? sql`s.members > 0` : sql`s.members = 0`)
  return parts
}

function states({ contactClass, datedClass, silent, open }: HouseholdFilter, day: CivilDay): SQL[] {
  const parts: SQL[] = []
  const known = datedClass ? classOn(day) : sql`h.contact_class`
  if (contactClass === 'none') parts.push(sql`${known} is null`)
  else if (contactClass) parts.push(sql`${known} = ${contactClass}`)
  if (silent === 'never') parts.push(sql`s.last_contact_at is null`)
  else if (silent) {
    const before = startOfDay(addDays(day, -silent)).toISOString()
    parts.push(sql`(s.last_contact_at is null or s.last_contact_at < ${before}::timestamptz)`)
  }
  if (open === 'promise') parts.push(sql`s.open_promises > 0`)
  if (open === 'issue') parts.push(sql`s.open_issues > 0`)
  return parts
}

/** The class of household `h` in force on `day`; one never classified with a record has the one on its file (decision 0014). */
function classOn(day: CivilDay): SQL {
  return sql`(select case when count(*) = 0 then h.contact_class
      else max(c.contact_class) filter (where c.from_on <= ${day}::date and (c.to_on is null or c.to_on > ${day}::date)) end
    from classifications c where c.household_id = h.id)`
}

/** A tag held on `day`: a rule tag from the counters, any other from its row. */
function tagged(code: TagCode, day: CivilDay): SQL {
  if (code === 'living_alone') return aloneOn(day)
  if (code === 'elders_only') return eldersOn(day)
  if (code === 'advanced_age') return sql`s.eldest_born_on <= ${latestBirth(advancedFrom, day)}`
  if (code === 'centenarian') return sql`s.eldest_born_on <= ${latestBirth(centenarianFrom, day)}`
  if (code === 'party_member') {
    return sql`exists (select from residencies r join residents p on p.id = r.resident_id
      where r.household_id = h.id and r.to_on is null and p.died_on is null and p.political in ('01', '02'))`
  }
  return holdsAny([code], day)
}

/** The colour of a household on `day` by the rule of its street, as domain/tags/attention states it; its tags are looked up once. */
export function colourOn(day: CivilDay, jurisdiction: Jurisdiction): SQL {
  const rule = ruleIn(jurisdiction, 'h', day)
  const held = (colour: 'red' | 'yellow') => sql`coalesce(held.codes && ${rule[colour]}, false)`
  return sql`(select ${coloured(day, rule, held)} from (select array_agg(t.code) as codes from tags t
    where t.household_id = h.id and t.from_on <= ${day} and (t.to_on is null or t.to_on > ${day})) held)`
}

/** A group of facts nobody has confirmed within its 保鲜期 (domain/households/freshness). */
function stale(group: FactGroup, day: CivilDay): SQL {
  return sql`not exists (select from confirmations c where c.household_id = h.id and c.fact_group = ${group}
    and c.confirmed_on >= ${addDays(day, -freshForDays[group])}::date)`
}

/** 核实情况 as domain/households/codes states it. */
function checked(how: Checking, day: CivilDay): SQL {
  const any = sql`select from confirmations c where c.household_id = h.id`
  const lately = sql`exists (${any} and c.confirmed_on >= ${addDays(day, 1 - checkedWithinDays)}::date)`
  if (how === 'recent') return lately
  return how === 'never' ? sql`not exists (${any})` : sql`exists (${any}) and not ${lately}`
}

function holdsAny(codes: readonly TagCode[], day: CivilDay, review?: DueWindow): SQL {
  return sql`exists (select from tags t where t.household_id = h.id${review ? sql` and ${dueIn(sql`t.review_on`, review, day)}` : sql``}
    and t.code in (${sql.join(
      codes.map((code) => sql`${code}`),
      sql`, `,
    )}) and t.from_on <= ${day} and (t.to_on is null or t.to_on > ${day}))`
}

/** Household or a member found by a key that begins with what was typed. */
function named(text: string, jurisdiction: Jurisdiction): SQL {
  const keys = sql`k.key collate "C" >= ${text} and k.key collate "C" < ${behind(text)}
    and k.area_code between ${jurisdiction.lo} and ${jurisdiction.hi}`
  return sql`h.id in (
    select k.subject_id from search_keys k where ${keys} and k.subject = 'household'
    union
    select r.household_id from search_keys k join residencies r on r.resident_id = k.subject_id and r.to_on is null
    where ${keys} and k.subject = 'resident' and k.kind <> 'digits')`
}
