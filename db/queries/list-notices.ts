import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { asPurpose } from '@/db/actor'
import type { Reader, Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { listNotices } from '@/db/schema/notices'
import type { Jurisdiction } from '@/domain/access/actor'
import type { AreaCode } from '@/domain/areas/area-code'
import type { Paper, Taking } from '@/domain/rosters/notice-codes'

/** A paper somebody took away: which one, by what condition, from which area. */
export type TakenPaper = {
  account_id: string
  account_name: string
  at: string
  taking: Taking
  paper: Paper
  subject_id: string
  area_code: AreaCode
  detail: { query?: Record<string, unknown> }
}

/** A paper is looked back for among so many at most. */
const mostPapers = 200

/**
 * Rosters taken from any area above a household, and its own file, since an instant: the latest of each kind by each person.
 * Read with the eyes of a job, since what a colleague took stands in the audit of an area the actor may not see.
 */
export function papersTakenSince(
  tx: Transaction,
  about: { areas: readonly AreaCode[]; rosters: readonly string[]; households: readonly string[] },
  since: Date,
): Promise<TakenPaper[]> {
  const from = sql`at >= ${since.toISOString()}::timestamptz and account_id is not null`
  return asPurpose(tx, 'seal', async () => [
    ...(await tx.execute<TakenPaper>(sql`
      select distinct on (account_id, paper, subject_id, detail -> 'query') account_id, account_name, at::text, taking, paper, subject_id, area_code, detail from (
        select *, 'roster' as paper, case act when 'list.print' then 'print' else 'export' end as taking from audit_entries
          where subject = 'roster' and subject_id = any(${list(about.rosters)}::text[]) and ${from}
            and act in ('list.print', 'list.export') and area_code = any(${list(about.areas)}::bigint[])
        union all
        select *, 'household', 'print' from audit_entries
          where household_id = any(${list(about.households)}::uuid[]) and ${from} and act = 'household.print') taken
      order by account_id, paper, subject_id, detail -> 'query', at desc limit ${mostPapers}`)),
  ])
}

const list = (values: readonly (string | number)[]) => `{${values.join(',')}}`

export async function insertNotices(tx: Transaction, rows: (typeof listNotices.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(listNotices).values(rows)
}

/** What an account was told and has not settled, newest first. */
export function openNotices(db: Reader, jurisdiction: Jurisdiction, accountId: string) {
  return db
    .select()
    .from(listNotices)
    .where(
      and(
        eq(listNotices.accountId, accountId),
        isNull(listNotices.settledAt),
        inside(listNotices.areaCode, jurisdiction),
      ),
    )
    .orderBy(desc(listNotices.notedAt), desc(listNotices.id))
    .limit(20)
}

export async function noticeForUpdate(tx: Transaction, jurisdiction: Jurisdiction, id: string, accountId: string) {
  const own = and(eq(listNotices.id, id), eq(listNotices.accountId, accountId))
  const [row] = await tx
    .select()
    .from(listNotices)
    .where(and(own, inside(listNotices.areaCode, jurisdiction)))
    .for('update')
  return row
}

export async function settleNotice(tx: Transaction, id: string, at: Date): Promise<void> {
  await tx.update(listNotices).set({ settledAt: at }).where(eq(listNotices.id, id))
}
