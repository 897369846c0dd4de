import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, instant, key, oneOf } from '@/db/schema/columns'
import { type ExportKind, type ExportState, exportKinds, exportStates } from '@/domain/exchange/exports'

/** 导出: what somebody asked to take away, who allowed it, and when it was taken; the receipt stays. */
export const exports = pgTable(
  'exports',
  {
    id: key(),
    areaCode: areaCode(),
    kind: text().$type<ExportKind>().notNull(),
    label: text().notNull(),
    /** The condition in words, as it was asked. */
    words: text().notNull(),
    /** The condition as its address states it. */
    query: jsonb().$type<Record<string, unknown>>().notNull(),
    reason: text().notNull(),
    rows: integer().notNull(),
    state: text().$type<ExportState>().notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedByName: text('asked_by_name').notNull(),
    askedAt: instant('asked_at').notNull(),
    decidedBy: uuid('decided_by'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
    /** Why it was not allowed. */
    answer: text(),
    takenAt: instant('taken_at'),
  },
  (row) => [
    index('exports_area').on(row.areaCode, row.askedAt),
    index('exports_waiting').on(row.areaCode).where(sql`state = 'asked'`),
    index('exports_asked_by').on(row.askedBy, row.askedAt),
    check('exports_kind_known', oneOf(row.kind, exportKinds)),
    check('exports_state_known', oneOf(row.state, exportStates)),
    check('exports_second_person', sql`${row.decidedBy} is distinct from ${row.askedBy}`),
  ],
)
