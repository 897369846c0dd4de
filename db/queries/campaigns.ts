import { and, desc, eq, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { inside } from '@/db/queries/inside'
import { campaigns } from '@/db/schema/campaigns'
import type { Jurisdiction } from '@/domain/access/actor'
import { type AreaCode, ancestorAt } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type Campaign = typeof campaigns.$inferSelect

/** Campaigns somebody works in: of the own area and below, of the own committee and street. */
function reaching(jurisdiction: Jurisdiction) {
  const { lo } = jurisdiction
  const above = [ancestorAt(lo, 'committee'), ancestorAt(lo, 'street')]
  return or(inside(campaigns.areaCode, jurisdiction), inArray(campaigns.areaCode, above))
}

export async function campaignNamed(db: Reader, jurisdiction: Jurisdiction, id: string): Promise<Campaign | undefined> {
  const [row] = await db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.id, id), reaching(jurisdiction)))
  return row
}

/** Locks the campaign, so that it is closed once. */
export async function campaignForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string) {
  const [row] = await tx
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.id, id), inside(campaigns.areaCode, jurisdiction)))
    .for('update')
  return row
}

/** The newest first, a page at a time. */
export function campaignsListed(db: Reader, jurisdiction: Jurisdiction, after: string | undefined, rows: number) {
  return db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      areaCode: campaigns.areaCode,
      scope: campaigns.scope,
      fromOn: campaigns.fromOn,
      toOn: campaigns.toOn,
      state: campaigns.state,
      target: campaigns.target,
    })
    .from(campaigns)
    .where(and(reaching(jurisdiction), after ? lt(campaigns.id, after) : undefined))
    .orderBy(desc(campaigns.id))
    .limit(rows)
}

export async function insertCampaign(tx: Transaction, row: Omit<typeof campaigns.$inferInsert, 'id'>): Promise<string> {
  const id = newId()
  await tx.insert(campaigns).values({ id, ...row })
  return id
}

/** Keeps the households of a search as the targets of a campaign; yields how many there are, and how many of class A. */
export async function keepTargets(
  tx: Transaction,
  id: string,
  homes: SQL,
): Promise<{ area: AreaCode; n: number; a: number }[]> {
  const rows = await tx.execute<{ area: AreaCode; n: number; a: number }>(sql`
    with kept as (insert into campaign_homes (id, area_code, campaign_id, household_id)
      select gen_random_uuid(), h.area_code, ${id}::uuid, h.id from households h where h.id in (${homes}) returning household_id, area_code)
    select k.area_code as area, count(*)::int as n, (count(*) filter (where h.contact_class = 'A'))::int as a
    from kept k join households h on h.id = k.household_id group by 1 order by 1`)
  return rows.map((row) => ({ ...row, area: Number(row.area) }))
}

export async function noteTarget(tx: Transaction, id: string, target: number): Promise<void> {
  await tx.update(campaigns).set({ target }).where(eq(campaigns.id, id))
}

export async function saveClosing(
  tx: Transaction,
  { id, version }: Campaign,
  closing: Pick<Campaign, 'content' | 'hash' | 'previousHash' | 'verifyCode' | 'closedAt' | 'closedBy'>,
): Promise<void> {
  await tx
    .update(campaigns)
    .set({ ...closing, state: 'closed', version: version + 1 })
    .where(eq(campaigns.id, id))
}

/** The hash of the campaign of this area closed last, which the next one takes up. */
export async function lastClosing(tx: Transaction, areaCode: AreaCode): Promise<string | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`campaign:${areaCode}`}, 0))`)
  const [row] = await tx
    .select({ hash: campaigns.hash })
    .from(campaigns)
    .where(and(eq(campaigns.areaCode, areaCode), eq(campaigns.state, 'closed')))
    .orderBy(desc(campaigns.closedAt), desc(campaigns.id))
    .limit(1)
  return row?.hash ?? null
}

/** For the public page: a closed campaign by its code. */
export async function campaignByCode(db: Reader, code: string): Promise<Campaign | undefined> {
  const [row] = await db.select().from(campaigns).where(eq(campaigns.verifyCode, code))
  return row
}

export async function campaignByHash(db: Reader, areaCode: AreaCode, hash: string): Promise<Campaign | undefined> {
  const [row] = await db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.areaCode, areaCode), eq(campaigns.hash, hash)))
    .limit(1)
  return row
}

export type Consult = { id: string; question: string; answers: string[] }

/** The campaigns a contact with a household on a day belongs to, by name. */
export async function campaignsOn(db: Reader, householdId: string, day: CivilDay): Promise<string[]> {
  const rows = await db.execute<{ name: string }>(sql`
    select c.name from campaign_homes t join campaigns c on c.id = t.campaign_id
    where t.household_id = ${householdId} and ${day}::date between c.from_on and c.to_on order by c.from_on, c.id`)
  return [...rows].map(({ name }) => name)
}

/** The question a household is still to be asked on a day: of the campaign that began last. */
export async function consultOf(db: Reader, householdId: string, day: CivilDay): Promise<Consult | undefined> {
  const [row] = await db.execute<Consult>(sql`
    select c.id, c.question, c.answers from campaign_homes t join campaigns c on c.id = t.campaign_id
    where t.household_id = ${householdId} and c.state = 'running' and c.question is not null
      and ${day}::date between c.from_on and c.to_on
      and not exists (select from campaign_answers a where a.campaign_id = c.id and a.household_id = t.household_id and a.answer is not null)
    order by c.from_on desc, c.id desc limit 1`)
  return row
}

/** The campaign of an answer that may still be counted: running on that day, and with that household among its targets. */
export async function campaignAsking(tx: Transaction, id: string, householdId: string, day: CivilDay) {
  const [row] = await tx.execute<Consult & { counts: boolean }>(sql`
    select c.id, c.question, c.answers, c.state = 'running' and ${day}::date between c.from_on and c.to_on as counts
    from campaigns c join campaign_homes t on t.campaign_id = c.id and t.household_id = ${householdId}
    where c.id = ${id} and c.question is not null`)
  return row
}

export async function keepAnswerOf(
  tx: Transaction,
  row: {
    areaCode: AreaCode
    campaignId: string
    householdId: string
    visitId: string
    answer: number | null
    at: Date
    by: string
  },
): Promise<void> {
  await tx.execute(sql`
    insert into campaign_answers (id, area_code, campaign_id, household_id, visit_id, answer, at, recorded_by)
    values (${newId()}, ${row.areaCode}, ${row.campaignId}, ${row.householdId}, ${row.visitId}, ${row.answer}, ${row.at.toISOString()}, ${row.by})
    on conflict (campaign_id, household_id) do update set answer = excluded.answer, visit_id = excluded.visit_id, at = excluded.at, recorded_by = excluded.recorded_by
    where campaign_answers.answer is null`)
}
