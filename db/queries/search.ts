import { sql } from 'drizzle-orm'
import type { Reader } from '@/db/client'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { behind } from '@/domain/households/search-terms'

export type Hit = { subject: 'resident' | 'household' | 'issue'; subject_id: string; exact: boolean }

const most = 400

/** Who and what has a key beginning with `text` inside the jurisdiction, in the order of the keys: exact ones come first. */
export async function hitsByPrefix(db: Reader, { lo, hi }: Jurisdiction, text: string): Promise<Hit[]> {
  const rows = await db.execute<Hit>(sql`
    select subject, subject_id, key = ${text} as exact from search_keys
    where key collate "C" >= ${text} and key collate "C" < ${behind(text)}
      and area_code between ${lo} and ${hi} and kind <> 'digits'
    order by key collate "C", area_code limit ${most}`)
  return [...rows]
}

/** People whose name, or its pinyin, is one of `keys` (these first) or matches a pattern: what is left when nothing is called as it was typed. */
export async function hitsNearly(
  db: Reader,
  { lo, hi }: Jurisdiction,
  keys: string[],
  likes: readonly { start: string; pattern: string }[],
): Promise<Hit[]> {
  const own = sql`subject = 'resident' and kind in ('name', 'pinyin') and area_code between ${lo} and ${hi}`
  const alike = likes.map(
    ({ start, pattern }) => sql`union all select subject, subject_id, 1 as far from search_keys
      where key collate "C" >= ${start} and key collate "C" < ${behind(start)} and key like ${pattern} and ${own}`,
  )
  const rows = await db.execute<Hit>(sql`
    select subject, subject_id, false as exact from (
      select subject, subject_id, 0 as far from search_keys where key collate "C" = any(${`{${keys.join(',')}}`}::text[]) and ${own}
      ${sql.join(alike, sql` `)}) near group by 1, 2 order by min(far), 2 limit ${most}`)
  return [...rows]
}

/** Who has one of these keyed digests of last digits. */
export async function hitsByDigits(db: Reader, { lo, hi }: Jurisdiction, keys: string[]): Promise<Hit[]> {
  if (keys.length === 0) return []
  const rows = await db.execute<Hit>(sql`
    select subject, subject_id, true as exact from search_keys
    where key collate "C" in (${list(keys)}) and area_code between ${lo} and ${hi} and kind = 'digits'
    order by area_code limit ${most}`)
  return [...rows]
}

/** Who has this whole ID number or phone, by its blind index. */
export async function hitsByNumber(
  db: Reader,
  { lo, hi }: Jurisdiction,
  idIndex: string,
  phoneIndex: string,
): Promise<Hit[]> {
  const rows = await db.execute<Hit>(sql`
    select 'resident' as subject, coalesce(merged_into_id, id) as subject_id, true as exact from residents
    where (id_index = ${idIndex} or phone_index = ${phoneIndex}) and area_code between ${lo} and ${hi} limit 20`)
  return [...rows]
}

/** The household at whose door the 走访联系卡 of this number was left. */
export async function hitsByCard(db: Reader, { lo, hi }: Jurisdiction, card: string): Promise<Hit[]> {
  const rows = await db.execute<Hit>(sql`
    select distinct 'household' as subject, household_id as subject_id, true as exact from visits
    where card_number = ${card} and area_code between ${lo} and ${hi} limit 20`)
  return [...rows]
}

export type FoundPerson = {
  id: string
  name: string
  born_on: CivilDay | null
  died_on: CivilDay | null
  household_id: string | null
  address: string | null
}
export type FoundHousehold = { id: string; address: string; number: string; head: string | null; members: number }
export type FoundIssue = { id: string; number: string; title: string; state: string; address: string | null }

/** What to show of the people found, with where they live. */
export async function peopleFound(db: Reader, { lo, hi }: Jurisdiction, ids: string[]): Promise<FoundPerson[]> {
  if (ids.length === 0) return []
  const rows = await db.execute<FoundPerson>(sql`
    select p.id, p.name, p.born_on::text, p.died_on::text, h.id as household_id, h.address
    from residents p
    left join lateral (select r.household_id from residencies r
      where r.resident_id = p.id and r.to_on is null order by r.from_on desc limit 1) r on true
    left join households h on h.id = r.household_id
    where p.id in (${list(ids)}) and p.area_code between ${lo} and ${hi}`)
  return [...rows]
}

export async function householdsFound(db: Reader, { lo, hi }: Jurisdiction, ids: string[]): Promise<FoundHousehold[]> {
  if (ids.length === 0) return []
  const rows = await db.execute<FoundHousehold>(sql`
    select h.id, h.address, h.number, p.name as head, coalesce(s.members, 0) as members
    from households h left join residents p on p.id = h.head_id left join household_stats s on s.household_id = h.id
    where h.id in (${list(ids)}) and h.to_on is null and h.area_code between ${lo} and ${hi}`)
  return [...rows]
}

export async function issuesFound(db: Reader, { lo, hi }: Jurisdiction, ids: string[]): Promise<FoundIssue[]> {
  if (ids.length === 0) return []
  const rows = await db.execute<FoundIssue>(sql`
    select i.id, i.number, i.title, i.state, h.address
    from issues i left join households h on h.id = i.household_id
    where i.id in (${list(ids)}) and i.area_code between ${lo} and ${hi}`)
  return [...rows]
}

function list(values: string[]) {
  return sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )
}
