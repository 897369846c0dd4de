import { sql } from 'drizzle-orm'
import { bigint, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '@/db/schema/columns'

/** 审计: append-only. No foreign keys: an entry outlives the account and the record it speaks of. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** The writing transaction; the sealer takes only what no running transaction can still precede. */
    xid: text().notNull(),
    at: instant('at').notNull(),
    accountId: uuid('account_id'),
    accountName: text('account_name'),
    areaCode: bigint('area_code', { mode: 'number' }).notNull(),
    requestId: text('request_id'),
    act: text().notNull(),
    subject: text().notNull(),
    subjectId: text('subject_id').notNull(),
    householdId: uuid('household_id'),
    purpose: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (entry) => [
    index('audit_entries_at').on(entry.at),
    index('audit_entries_account').on(entry.accountId, entry.at),
    index('audit_entries_subject').on(entry.subject, entry.subjectId, entry.at),
    index('audit_entries_household').on(entry.householdId, entry.at),
    // what was changed in a file, found among the many times it was read
    index('audit_entries_edits')
      .on(entry.householdId, entry.at)
      .where(
        sql`${entry.act} in ('household.create', 'household.edit', 'household.classify', 'household.head', 'household.relations', 'resident.edit', 'contact.edit', 'care_plan.edit', 'resident.tag', 'resident.untag')`,
      ),
  ],
)

/** The hash chain over committed entries. */
export const auditSeals = pgTable('audit_seals', {
  seq: bigint({ mode: 'number' }).primaryKey(),
  auditId: bigint('audit_id', { mode: 'number' }).notNull().unique(),
  hash: text().notNull(),
  sealedAt: instant('sealed_at').notNull(),
})

/** Every earlier version of every row, written by trigger in the same transaction. */
export const history = pgTable(
  'history',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    areaCode: bigint('area_code', { mode: 'number' }).notNull(),
    tableName: text('table_name').notNull(),
    rowId: uuid('row_id').notNull(),
    op: text().notNull(),
    /** When this version stopped being the current one. */
    at: instant('at').notNull(),
    accountId: uuid('account_id'),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (row) => [index('history_row').on(row.rowId, row.at), index('history_area').on(row.areaCode, row.at)],
)
