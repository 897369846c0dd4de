import { and, desc, eq, gte, ilike, inArray, lt, or, type SQL, sql } from 'drizzle-orm'
import type { Transaction } from '@/db/client'
import { inside } from '@/db/queries/inside'
import { accounts } from '@/db/schema/accounts'
import { auditEntries } from '@/db/schema/audit'
import type { Jurisdiction } from '@/domain/access/actor'
import type { Act } from '@/domain/audit/acts'

export type EntryFilter = {
  /** Part of the name of who acted. */
  who?: string | undefined
  act?: Act | undefined
  from?: Date | undefined
  to?: Date | undefined
  subject?: string | undefined
  /** The number of a household, `02-0317`. */
  household?: string | undefined
}

const columns = {
  id: auditEntries.id,
  at: auditEntries.at,
  accountId: auditEntries.accountId,
  accountName: auditEntries.accountName,
  title: accounts.title,
  areaCode: auditEntries.areaCode,
  act: auditEntries.act,
  subject: auditEntries.subject,
  subjectId: auditEntries.subjectId,
  householdId: auditEntries.householdId,
  purpose: auditEntries.purpose,
  requestId: auditEntries.requestId,
  /** Where a sign-in came from; of every other act only the names of what it touched. */
  address: sql<
    string | null
  >`case when ${auditEntries.act} like 'account.sign%' then ${auditEntries.detail} ->> 'address' end`,
  touched: sql<string[]>`array(select key from jsonb_object_keys(${auditEntries.detail}) key order by key)`,
}

/** Entries of a jurisdiction, newest first; those of unknown names lie in no area and belong to every auditor. */
export function entriesPage(
  db: Transaction,
  jurisdiction: Jurisdiction,
  filter: EntryFilter,
  page: { before?: number | undefined; limit: number },
) {
  const { who, act, from, to, subject, household } = filter
  const wanted: (SQL | undefined)[] = [
    or(inside(auditEntries.areaCode, jurisdiction), eq(auditEntries.areaCode, 0)),
    who ? ilike(auditEntries.accountName, `%${who.replace(/[\\%_]/g, '\\$&')}%`) : undefined,
    act ? eq(auditEntries.act, act) : undefined,
    from ? gte(auditEntries.at, from) : undefined,
    to ? lt(auditEntries.at, to) : undefined,
    subject ? eq(auditEntries.subject, subject) : undefined,
    household ? inArray(auditEntries.householdId, sql`(select households_numbered(${household}))`) : undefined,
    page.before === undefined ? undefined : lt(auditEntries.id, page.before),
  ]
  return db
    .select(columns)
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, auditEntries.accountId))
    .where(and(...wanted))
    .orderBy(desc(auditEntries.id))
    .limit(page.limit)
}

/** 谁在何时因何看过: everything done with one household, newest first. */
export function entriesOfHousehold(db: Transaction, jurisdiction: Jurisdiction, householdId: string, limit: number) {
  return db
    .select(columns)
    .from(auditEntries)
    .leftJoin(accounts, eq(accounts.id, auditEntries.accountId))
    .where(and(inside(auditEntries.areaCode, jurisdiction), eq(auditEntries.householdId, householdId)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(limit)
}
