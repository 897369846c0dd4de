import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf } from '@/db/schema/columns'
import { type CleanUpState, cleanUpStates, type RetentionKind, retentionKinds } from '@/domain/audit/retention-codes'

/** 保存期限 of a committee or a street, version by version: the last one made holds, the committee's own before the street's. */
export const retentionRules = pgTable(
  'retention_rules',
  {
    id: key(),
    areaCode: areaCode(),
    kind: text().$type<RetentionKind>().notNull(),
    months: integer().notNull(),
    /** The document the period rests on. */
    basis: text().notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (rule) => [
    index('retention_rules_area').on(rule.areaCode, rule.kind, rule.madeAt),
    check('retention_rules_kind_known', oneOf(rule.kind, retentionKinds)),
    check('retention_rules_months_sound', sql`${rule.months} between 1 and 600`),
  ],
)

/** 清理: what somebody found due and asked to be cleaned, who allowed it, and what was done; the receipt stays. */
export const cleanUps = pgTable(
  'clean_ups',
  {
    id: key(),
    areaCode: areaCode(),
    kind: text().$type<RetentionKind>().notNull(),
    months: integer().notNull(),
    basis: text().notNull(),
    /** What ended before this day is due. */
    before: day('before_day').notNull(),
    lines: integer().notNull(),
    state: text().$type<CleanUpState>().notNull().default('asked'),
    askedBy: uuid('asked_by').notNull(),
    askedByName: text('asked_by_name').notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
    /** Why it was not allowed. */
    answer: text(),
    /** How many rows of each table were cleaned. */
    receipt: jsonb().$type<Record<string, number>>(),
  },
  (row) => [
    index('clean_ups_area').on(row.areaCode, row.askedAt),
    check('clean_ups_kind_known', oneOf(row.kind, retentionKinds)),
    check('clean_ups_state_known', oneOf(row.state, cleanUpStates)),
    check('clean_ups_second_person', sql`${row.decidedBy} is distinct from ${row.askedBy}`),
    check('clean_ups_done_has_receipt', sql`(${row.state} = 'done') = (${row.receipt} is not null)`),
  ],
)

/** The person, the household, the file or the frozen list a clean-up is about: ids only, so that the receipt keeps nobody's name. */
export const cleanUpLines = pgTable(
  'clean_up_lines',
  {
    cleanUpId: uuid('clean_up_id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    areaCode: areaCode(),
    /** The day it left, died, ended or was taken in. */
    since: day('since').notNull(),
    cleanedAt: instant('cleaned_at'),
  },
  (line) => [
    primaryKey({ columns: [line.cleanUpId, line.subjectId] }),
    index('clean_up_lines_subject').on(line.subjectId),
    index('clean_up_lines_area').on(line.areaCode),
  ],
)
