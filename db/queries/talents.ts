import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { consents } from '@/db/schema/consents'
import { residents } from '@/db/schema/residents'
import { type Led, talents } from '@/db/schema/talents'
import type { Jurisdiction } from '@/domain/access/actor'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type Talent = typeof talents.$inferSelect

export type TalentLine = {
  id: string
  resident_id: string
  name: string
  phone: string | null
  household_id: string
  address: string
  key: string
  skills: string[]
  reach: string | null
  led: Led[]
  agreed_on: CivilDay
  heard_by: string | null
  exact: boolean
}

/**
 * 能人 of an area along the doors: only who agreed and still does, and lives there today. A skill is meant when it holds every
 * letter asked for (修电器 also finds 电器维修); `exact` says that it holds the words as they were asked.
 */
export function talentsListed(
  db: Reader,
  { lo, hi }: Jurisdiction,
  asked: string | undefined,
  page: { rows: number; after?: { key: string; id: string } | undefined },
) {
  const beyond = page.after ? sql`and (h.sort_key, t.id) > (${page.after.key}, ${page.after.id}::uuid)` : sql``
  return db.execute<TalentLine>(sql`
    select t.id, t.resident_id, r.name, r.phone_masked as phone, h.id as household_id, h.address, h.sort_key as key, t.skills, t.reach, t.led,
      c.from_on::text as agreed_on, a.name as heard_by,
      ${asked ? sql`exists (select from unnest(t.skills) s where s ilike ${holding(asked)})` : sql`true`} as exact
    from talents t ${agreed}
    where t.area_code between ${lo} and ${hi} ${asked ? sql`and ${meant(asked)}` : sql``} ${beyond}
    order by h.sort_key, t.id limit ${page.rows}`)
}

/** How many there are under the same question. */
export async function talentsCounted(db: Reader, { lo, hi }: Jurisdiction, asked: string | undefined): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from talents t ${agreed}
    where t.area_code between ${lo} and ${hi} ${asked ? sql`and ${meant(asked)}` : sql``}`)
  return row?.n ?? 0
}

/** The consent that still holds, the person who is alive, and where they live today. */
const agreed = sql`join consents c on c.id = t.consent_id and c.to_on is null
    join residents r on r.id = t.resident_id and r.died_on is null and r.merged_into_id is null
    join lateral (select y.household_id from residencies y where y.resident_id = t.resident_id and y.to_on is null
      order by y.from_on desc, y.id limit 1) y on true
    join households h on h.id = y.household_id
    left join accounts a on a.id = c.recorded_by`

const holding = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

function meant(asked: string): SQL {
  const letters = [...new Set(asked.toLowerCase())].map((letter) => sql`s ilike ${holding(letter)}`)
  return sql`exists (select from unnest(t.skills) s where ${sql.join(letters, sql` and `)})`
}

const columns = {
  ...{ id: talents.id, residentId: talents.residentId, consentId: talents.consentId, skills: talents.skills },
  ...{ reach: talents.reach, led: talents.led, agreedOn: consents.fromOn, heardBy: accounts.name },
  person: residents.name,
}

/** 能人 among whoever lives in a household today. */
export function talentsOf(db: Reader, jurisdiction: Jurisdiction, householdId: string) {
  return db
    .select(columns)
    .from(talents)
    .innerJoin(consents, and(eq(consents.id, talents.consentId), isNull(consents.toOn)))
    .innerJoin(residents, eq(residents.id, talents.residentId))
    .leftJoin(accounts, eq(accounts.id, consents.recordedBy))
    .where(
      and(
        inside(talents.areaCode, jurisdiction),
        sql`${talents.residentId} in (select y.resident_id from residencies y where y.household_id = ${householdId} and y.to_on is null)`,
        isNull(residents.mergedIntoId),
      ),
    )
    .orderBy(residents.name, talents.id)
    .limit(50)
}

/** What one person agreed to be asked for. */
export async function talentOf(db: Reader, jurisdiction: Jurisdiction, residentId: string) {
  const [row] = await db
    .select(columns)
    .from(talents)
    .innerJoin(consents, and(eq(consents.id, talents.consentId), isNull(consents.toOn)))
    .innerJoin(residents, eq(residents.id, talents.residentId))
    .leftJoin(accounts, eq(accounts.id, consents.recordedBy))
    .where(and(eq(talents.residentId, residentId), inside(talents.areaCode, jurisdiction), isNull(residents.diedOn)))
    .limit(1)
  return row
}

/** What stands on some people's consents that still hold, locked. */
export function talentsHeld(tx: Transaction, people: string[]): Promise<Talent[]> {
  return tx
    .select()
    .from(talents)
    .where(sql`${talents.residentId} = any(${`{${people.join(',')}}`}::uuid[])`)
    .orderBy(talents.id)
    .for('update')
}

export async function talentForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<Talent | undefined> {
  const [row] = await tx
    .select()
    .from(talents)
    .where(and(eq(talents.id, id), inside(talents.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function insertTalent(tx: Transaction, row: typeof talents.$inferInsert): Promise<void> {
  await tx.insert(talents).values(row)
}

export async function saveTalent(tx: Transaction, id: string, change: Partial<Talent>): Promise<void> {
  await tx
    .update(talents)
    .set({ ...change, version: sql`${talents.version} + 1` })
    .where(eq(talents.id, id))
}
