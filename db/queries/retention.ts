import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { cleanUps, retentionRules } from '@/db/schema/retention'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { RetentionKind } from '@/domain/audit/retention-codes'
import type { CivilDay } from '@/domain/calendar/civil-day'

export type CleanUp = typeof cleanUps.$inferSelect

/** The rules in force for an area: its own last ones, and of a committee those of its street where it has none. */
export async function rulesOf(db: Reader, area: AreaCode) {
  const rows = await db.execute<{ kind: RetentionKind; months: number; basis: string; area_code: AreaCode }>(sql`
    select distinct on (kind) kind, months, basis, area_code from retention_rules
    where area_code in (${area}::bigint, ${area}::bigint / 1000000 * 1000000) order by kind, area_code desc, made_at desc, id desc`)
  return rows.map(({ area_code, ...rule }) => ({ ...rule, own: Number(area_code) === area }))
}

export async function insertRule(tx: Transaction, rule: typeof retentionRules.$inferInsert): Promise<void> {
  await tx.insert(retentionRules).values(rule)
}

/** How many are due of a kind. */
export async function dueCount(
  db: Reader,
  { lo, hi }: Jurisdiction,
  kind: RetentionKind,
  before: CivilDay,
): Promise<number> {
  const [row] = await db.execute<{ n: number }>(
    sql`select count(*)::int as n from retention_due(${kind}::text, ${lo}::bigint, ${hi}::bigint, ${before}::date)`,
  )
  return row?.n ?? 0
}

/** Writes down what a clean-up is about, the longest gone first, at most so many; yields how many. */
export async function insertLines(
  tx: Transaction,
  { lo, hi }: Jurisdiction,
  { id, kind, before, most }: { id: string; kind: RetentionKind; before: CivilDay; most: number },
): Promise<number> {
  const rows = await tx.execute(sql`
    insert into clean_up_lines (clean_up_id, subject_id, area_code, since)
    select ${id}::uuid, d.subject_id, ${lo}::bigint, d.since
    from retention_due(${kind}::text, ${lo}::bigint, ${hi}::bigint, ${before}::date) d order by d.since, d.subject_id limit ${most} returning 1`)
  return rows.length
}

export async function insertCleanUp(tx: Transaction, row: typeof cleanUps.$inferInsert): Promise<void> {
  await tx.insert(cleanUps).values(row)
}

/** True while a clean-up of the kind waits for its answer. */
export async function cleanUpWaits(tx: Transaction, area: AreaCode, kind: RetentionKind): Promise<boolean> {
  const [row] = await tx
    .select({ id: cleanUps.id })
    .from(cleanUps)
    .where(and(eq(cleanUps.areaCode, area), eq(cleanUps.kind, kind), eq(cleanUps.state, 'asked')))
    .limit(1)
  return row !== undefined
}

/** Clean-ups inside a jurisdiction, newest first. */
export function cleanUpsOf(db: Reader, jurisdiction: Jurisdiction) {
  return db
    .select()
    .from(cleanUps)
    .where(inside(cleanUps.areaCode, jurisdiction))
    .orderBy(desc(cleanUps.askedAt), desc(cleanUps.id))
    .limit(100)
}

/** How many clean-ups wait for somebody else than `by`. */
export async function cleanUpsWaiting(db: Reader, jurisdiction: Jurisdiction, by: string): Promise<number> {
  return db.$count(
    cleanUps,
    and(inside(cleanUps.areaCode, jurisdiction), eq(cleanUps.state, 'asked'), ne(cleanUps.askedBy, by)),
  )
}

export async function cleanUpForUpdate(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  id: string,
): Promise<CleanUp | undefined> {
  const [row] = await tx
    .select()
    .from(cleanUps)
    .where(and(eq(cleanUps.id, id), inside(cleanUps.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function cleanUpInside(db: Reader, jurisdiction: Jurisdiction, id: string): Promise<CleanUp | undefined> {
  const [row] = await db
    .select()
    .from(cleanUps)
    .where(and(eq(cleanUps.id, id), inside(cleanUps.areaCode, jurisdiction)))
  return row
}

/** Cleans what is still due, in one step of the database; yields how many rows of each table. */
export async function cleanUp(tx: Transaction, id: string): Promise<Record<string, number>> {
  const [row] = await tx.execute<{ receipt: Record<string, number> }>(sql`select clean_up(${id}::uuid) as receipt`)
  return row?.receipt ?? {}
}

export async function saveCleanUp(tx: Transaction, id: string, change: Partial<CleanUp>): Promise<void> {
  await tx.update(cleanUps).set(change).where(eq(cleanUps.id, id))
}

export type CleanUpLine = {
  id: string
  since: CivilDay
  cleaned: boolean
  /** Whose line it is: a person, a household by number and address, a file or a frozen list by its name. */
  name: string | null
  place: string | null
}

/** The lines of a clean-up after a place, the longest gone first, one more than `most` when there are more. */
export async function cleanUpLinesOf(
  db: Reader,
  id: string,
  { after, most }: { after: { since: CivilDay; id: string } | undefined; most: number },
): Promise<CleanUpLine[]> {
  const from = after ? sql`and (l.since, l.subject_id) > (${after.since}::date, ${after.id}::uuid)` : sql``
  return db.execute<CleanUpLine>(sql`
    select l.subject_id as id, l.since::text as since, l.cleaned_at is not null as cleaned,
      coalesce(r.name, b.file_name, h.number, v.label || ' 第 ' || v.number || ' 版') as name,
      coalesce(h.address, (select o.address from residencies y join households o on o.id = y.household_id where y.resident_id = r.id
        order by y.to_on desc nulls first, y.from_on desc limit 1)) as place
    from clean_up_lines l left join residents r on r.id = l.subject_id left join households h on h.id = l.subject_id
      left join import_batches b on b.id = l.subject_id left join roster_versions v on v.id = l.subject_id
    where l.clean_up_id = ${id}::uuid ${from} order by l.since, l.subject_id limit ${most + 1}`)
}
