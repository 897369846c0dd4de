import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type ReportPreset, type ReportState, reportPresets, reportStates } from '@/domain/reports/codes'

/** 民情分析报告: draft → frozen; a frozen one never changes and is corrected by a later one. */
export const reports = pgTable(
  'reports',
  {
    id: key(),
    areaCode: areaCode(),
    title: text().notNull(),
    year: integer().notNull(),
    issueNumber: integer('issue_number').notNull(),
    preset: text().$type<ReportPreset>().notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    state: text().$type<ReportState>().notNull().default('draft'),
    /** What the secretary wrote in place of or after the generated words: paragraph key → text with figure marks. */
    words: jsonb().$type<Record<string, string>>().notNull().default({}),
    compiledBy: uuid('compiled_by').notNull(),
    compilerName: text('compiler_name').notNull(),
    reviewerName: text('reviewer_name'),
    signerName: text('signer_name'),
    correctsId: uuid('corrects_id'),
    /** Canonical content of the frozen report; the hash is taken over exactly these characters. */
    content: text(),
    hash: text(),
    previousHash: text('previous_hash'),
    verifyCode: text('verify_code'),
    frozenAt: instant('frozen_at'),
    frozenBy: uuid('frozen_by'),
    recordedAt: recordedAt(),
    version: version(),
  },
  (report) => [
    index('reports_area').on(report.areaCode, report.toOn),
    uniqueIndex('reports_verify_code').on(report.verifyCode).where(sql`verify_code is not null`),
    check('reports_state_known', oneOf(report.state, reportStates)),
    check('reports_preset_known', oneOf(report.preset, reportPresets)),
    check(
      'reports_frozen_whole',
      sql`(${report.state} = 'frozen') = (${report.content} is not null and ${report.hash} is not null and ${report.verifyCode} is not null and ${report.frozenAt} is not null)`,
    ),
    check('reports_period_runs_forward', sql`${report.toOn} >= ${report.fromOn}`),
  ],
)

/** The rows behind each figure of a frozen report. */
export const reportRows = pgTable(
  'report_rows',
  {
    id: key(),
    areaCode: areaCode(),
    reportId: uuid('report_id').notNull(),
    figure: text().notNull(),
    rowIds: uuid('row_ids').array().notNull(),
    digest: text().notNull(),
  },
  (row) => [uniqueIndex('report_rows_figure').on(row.reportId, row.figure)],
)
