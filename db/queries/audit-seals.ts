import { desc, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { auditSeals } from '@/db/schema/audit'

/** One entry as the chain sees it: every column, in one fixed text. */
export type SealableEntry = { id: number; body: string }
export type Seal = typeof auditSeals.$inferSelect
/** A link of the chain beside what its entry says today; no body when the entry is gone. */
export type Link = { seq: number; auditId: number; hash: string; body: string | null }

/**
 * Every column of an entry as one text that the same values always make: JSON of a list, the instant as seconds, so that
 * neither the time zone of a session nor the order of keys can change it.
 */
const body = sql`jsonb_build_array(e.id, e.xid, extract(epoch from e.at), e.account_id, e.account_name, e.area_code, e.request_id,
  e.act, e.subject, e.subject_id, e.household_id, e.purpose, e.detail)::text`

/** How far behind the last sealed id a late commit may still lie; a transaction that long does not live. */
const lateIds = 20_000

/** Becomes the only sealer until the transaction ends; false when another one is at work. */
export async function becomeSealer(tx: Transaction): Promise<boolean> {
  const [row] = await tx.execute<{ mine: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended('baijia audit sealer', 0)) as mine`,
  )
  return row?.mine === true
}

/** The last link, or nothing before the first. */
export async function chainHead(tx: Transaction): Promise<Seal | undefined> {
  const [row] = await tx.select().from(auditSeals).orderBy(desc(auditSeals.seq)).limit(1)
  return row
}

/**
 * Committed entries without a seal, oldest first: only those that no running transaction can still precede, so that a late
 * commit never slips in behind a sealed one. A number above the present counter is left from before a restore.
 */
export async function sealable(tx: Transaction, limit: number): Promise<SealableEntry[]> {
  const rows = await tx.execute<SealableEntry>(sql`
    with present as (
      select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_running, pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next)
    select e.id, ${body} as body from audit_entries e, present
    where e.id > coalesce((select max(audit_id) from audit_seals), 0) - ${lateIds}
      and not exists (select from audit_seals s where s.audit_id = e.id)
      and (e.xid::bigint < oldest_running or e.xid::bigint > next)
    order by e.id limit ${limit}`)
  return [...rows]
}

export async function appendSeals(tx: Transaction, seals: Seal[]): Promise<void> {
  await tx.insert(auditSeals).values(seals)
}

/** The next links after `seq`, each with what its entry says now. */
export async function linksAfter(tx: Transaction, seq: number, limit: number): Promise<Link[]> {
  const rows = await tx.execute<Link>(sql`
    select s.seq, s.audit_id as "auditId", s.hash, case when e.id is null then null else ${body} end as body
    from audit_seals s left join audit_entries e on e.id = s.audit_id
    where s.seq > ${seq} order by s.seq limit ${limit}`)
  return [...rows]
}

/** Entries still without a seal, and since when the oldest of them waits. */
export async function unsealed(tx: Transaction): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await tx.execute<{ count: number; oldest: string | null }>(sql`
    select count(*)::int as count, min(e.at) as oldest from audit_entries e
    where not exists (select from audit_seals s where s.audit_id = e.id)`)
  return { count: row?.count ?? 0, oldest: row?.oldest ? new Date(row.oldest) : null }
}
