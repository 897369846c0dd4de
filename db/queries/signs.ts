import { sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { aloneOn, eldersOn, factsOfHome } from '@/db/queries/colours'
import { signAnswerRows } from '@/db/schema/tags'
import type { Jurisdiction } from '@/domain/access/actor'
import { ancestorAt } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import type { ContactClass } from '@/domain/households/codes'
import { latestBirth } from '@/domain/residents/ages'
import type { Answered } from '@/domain/tags/answers'
import type { AnswerableSign } from '@/domain/tags/codes'
import { type ColourRule, standardRule } from '@/domain/tags/colour-rule'
import { careTags } from '@/domain/tags/contact-class'
import { advancedFrom, elderFrom } from '@/domain/tags/derive'

export type Signs = { rule: ColourRule; answered: Answered[] }

/** What stands beside the facts of a household: the colour rule of its street on a day, and what was answered about it. */
export async function signsOf(
  db: Reader,
  { lo, hi }: Jurisdiction,
  householdId: string,
  day: CivilDay,
): Promise<Signs> {
  const [row] = await db.execute<{ rule: ColourRule | null; answered: Answered[] | null }>(sql`select
    (select jsonb_build_object('red', k.red, 'yellow', k.yellow) from colour_rules k
      where k.area_code = ${ancestorAt(lo, 'street')} and k.from_on <= ${day}::date order by k.from_on desc, k.made_at desc limit 1) as rule,
    (select jsonb_agg(jsonb_build_object('sign', n.sign, 'answer', n.answer, 'facts', n.facts, 'reason', n.reason,
        'answeredOn', n.answered_on, 'by', a.name)) from sign_answers n left join accounts a on a.id = n.answered_by
      where n.household_id = ${householdId} and n.area_code between ${lo} and ${hi}) as answered`)
  return { rule: row?.rule ?? standardRule, answered: row?.answered ?? [] }
}

/** The tags of household `h` that call for care, in the order of the alphabet; as domain/tags/answers writes them. */
function careOn(day: CivilDay) {
  const care = sql`${`{${careTags.join(',')}}`}::text[]`
  return sql`(select coalesce(string_agg(x.code, ',' order by x.code collate "C"), '') from (
    select t.code from tags t where t.household_id = h.id and t.code = any(${care}) and t.from_on <= ${day} and (t.to_on is null or t.to_on > ${day})
    union select 'living_alone' where ${aloneOn(day)}
    union select 'elders_only' where ${eldersOn(day)}
    union select 'advanced_age' where s.eldest_born_on <= ${latestBirth(advancedFrom, day)}) x)`
}

export type ProposalRow = {
  id: string
  number: string
  address: string
  head: string | null
  sign: AnswerableSign
  facts: string
  contact_class: ContactClass | null
  members: number
  eldest_born_on: CivilDay | null
  youngest_born_on: CivilDay | null
  /** The day somebody last came or went. */
  changed_on: CivilDay | null
  total: number
}

/** 独居 (or 纯老) that follows from the files and nobody has said yes or no to: what changed last stands first. */
export async function homeProposals(
  db: Reader,
  { lo, hi }: Jurisdiction,
  sign: 'living_alone' | 'elders_only',
  day: CivilDay,
  most: number,
): Promise<ProposalRow[]> {
  const rows = await db.execute<ProposalRow>(sql`
    select h.id, h.number, h.address, p.name as head, ${sign}::text as sign, ${factsOfHome} as facts, h.contact_class, s.members,
      s.eldest_born_on::text, s.youngest_born_on::text, c.changed_on::text, (count(*) over ())::int as total
    from households h join household_stats s on s.household_id = h.id left join residents p on p.id = h.head_id
    left join lateral (select max(coalesce(y.to_on, y.from_on)) as changed_on from residencies y where y.household_id = h.id) c on true
    where h.area_code between ${lo} and ${hi} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})
      and s.members ${sign === 'living_alone' ? sql`= 1` : sql`> 1`} and s.youngest_born_on <= ${latestBirth(elderFrom, day)}
      and not exists (select from sign_answers n where n.household_id = h.id and n.sign = ${sign} and n.facts = ${factsOfHome})
    order by c.changed_on desc, h.sort_key, h.id limit ${most}`)
  return [...rows]
}

/**
 * Classes to be confirmed: none yet after the first contact (seed row 22), B although a tag calls for care, C given by the rule
 * although no tag does any more. What somebody declined stays declined while the tags are the same.
 */
export async function classProposals(
  db: Reader,
  { lo, hi }: Jurisdiction,
  day: CivilDay,
  most: number,
): Promise<ProposalRow[]> {
  const byRule = sql`exists (select from classifications k where k.household_id = h.id and k.to_on is null and k.contact_class = 'C'
    and k.reason like '%命中 C 类规则')`
  const rows = await db.execute<ProposalRow>(sql`
    select x.*, p.name as head, (count(*) over ())::int as total from (
      select h.id, h.number, h.address, h.head_id, h.sort_key, 'class' as sign, ${careOn(day)} as facts, h.contact_class, s.members,
        s.eldest_born_on::text, s.youngest_born_on::text, (s.last_contact_at at time zone 'Asia/Shanghai')::date::text as changed_on
      from households h join household_stats s on s.household_id = h.id
      where h.area_code between ${lo} and ${hi} and h.from_on <= ${day} and (h.to_on is null or h.to_on > ${day})
        and ((h.contact_class is null and s.last_contact_at is not null) or h.contact_class = 'B' or (h.contact_class = 'C' and ${byRule}))) x
    left join residents p on p.id = x.head_id
    where (x.contact_class is null or (x.contact_class = 'B') = (x.facts <> ''))
      and not exists (select from sign_answers n where n.household_id = x.id and n.sign = 'class' and n.facts = x.facts)
    order by x.contact_class nulls first, x.sort_key, x.id limit ${most}`)
  return [...rows]
}

/** The facts a proposal about a household stands on now; nothing when there is no such proposal. */
export async function currentFacts(
  tx: Transaction,
  householdId: string,
  sign: AnswerableSign,
  day: CivilDay,
): Promise<string | undefined> {
  const held = sign === 'class' ? careOn(day) : factsOfHome
  const old = sql`s.youngest_born_on <= ${latestBirth(elderFrom, day)}`
  const stands = {
    class: sql`true`,
    living_alone: sql`s.members = 1 and ${old}`,
    elders_only: sql`s.members > 1 and ${old}`,
  }[sign]
  const [row] = await tx.execute<{ facts: string }>(sql`
    select ${held} as facts from households h join household_stats s on s.household_id = h.id where h.id = ${householdId} and ${stands}`)
  return row?.facts
}

/** Keeps an answer; the one before about the same sign makes way. */
export async function keepAnswer(tx: Transaction, row: Omit<typeof signAnswerRows.$inferInsert, 'id'>): Promise<void> {
  const { answer, facts, reason, answeredOn, answeredBy } = row
  await tx
    .insert(signAnswerRows)
    .values({ id: newId(), ...row })
    .onConflictDoUpdate({
      target: [signAnswerRows.householdId, signAnswerRows.sign],
      set: { answer, facts, reason: reason ?? null, answeredOn, answeredBy },
    })
}
