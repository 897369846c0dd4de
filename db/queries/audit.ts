import { and, count, eq, gte, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { auditEntries } from '@/db/schema/audit'
import type { AreaCode } from '@/domain/areas/area-code'
import type { Act } from '@/domain/audit/acts'

/** What one act leaves behind. `areaCode` is the area of the record touched, not of the person. */
export type AuditEntry = {
  act: Act
  subject: string
  subjectId: string
  areaCode: AreaCode
  householdId?: string | null
  purpose?: string
  detail: Record<string, unknown>
}

export type Recorder = { accountId: string | null; accountName: string | null; requestId: string; at: Date }

/** Appends audit entries inside the transaction of the act itself: no audit, no act. */
export async function recordAudit(tx: Transaction, by: Recorder, entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.insert(auditEntries).values(
    entries.map((entry) => ({
      xid: sql`pg_current_xact_id()::text`,
      at: by.at,
      accountId: by.accountId,
      accountName: by.accountName,
      requestId: by.requestId,
      ...entry,
      householdId: entry.householdId ?? null,
      purpose: entry.purpose ?? null,
    })),
  )
}

/** How often an account has done one thing since an instant; one request of the account at a time. */
export async function timesDone(tx: Transaction, accountId: string, act: Act, since: Date): Promise<number> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${act}:${accountId}`}, 0))`)
  const own = and(eq(auditEntries.accountId, accountId), eq(auditEntries.act, act), gte(auditEntries.at, since))
  const [row] = await tx.select({ n: count() }).from(auditEntries).where(own)
  return row?.n ?? 0
}
