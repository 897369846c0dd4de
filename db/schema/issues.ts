import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import {
  type DissatisfactionCause,
  dissatisfactionCauses,
  type IssueCategory,
  type IssueGrade,
  type IssueKind,
  type IssueRoute,
  type IssueSource,
  type IssueSubcategory,
  issueCategories,
  issueGrades,
  issueKinds,
  issueRoutes,
  issueSources,
  type PauseReason,
  type Rating,
  type ReplyMode,
  ratings,
  type SupervisionLevel,
  type UnitCode,
} from '@/domain/issues/codes'
import { type IssueAct, type IssueState, issueStates, type SideStep } from '@/domain/issues/lifecycle'

/** 诉求: one request through 点单 → 接单 → 解单 → 评单 → 归档. */
export const issues = pgTable(
  'issues',
  {
    id: key(),
    areaCode: areaCode(),
    number: text().notNull(),
    householdId: uuid('household_id'),
    place: text().notNull(),
    source: text().$type<IssueSource>().notNull(),
    kind: text().$type<IssueKind>().notNull(),
    category: text().$type<IssueCategory>().notNull(),
    subcategory: text().$type<IssueSubcategory>().notNull(),
    title: text().notNull(),
    detail: text(),
    grade: text().$type<IssueGrade>().notNull(),
    route: text().$type<IssueRoute>().notNull().default('self'),
    hard: boolean().notNull().default(false),
    state: text().$type<IssueState>().notNull(),
    registeredAt: instant('registered_at').notNull(),
    firstTakerId: uuid('first_taker_id').notNull(),
    watcherId: uuid('watcher_id'),
    handlerId: uuid('handler_id'),
    unitCode: text('unit_code').$type<UnitCode>(),
    /** 回应期限 (3 个工作日) and 办结期限; both follow from grade, registration and pauses. */
    answerDueAt: instant('answer_due_at'),
    dueAt: instant('due_at'),
    dueProvisional: boolean('due_provisional').notNull().default(false),
    pausedAt: instant('paused_at'),
    pauseReason: text('pause_reason').$type<PauseReason>(),
    handledAt: instant('handled_at'),
    outcome: text(),
    results: jsonb().$type<{ what: string; count: number; unit: string }[]>(),
    reply: text(),
    replyMode: text('reply_mode').$type<ReplyMode>(),
    repliedBy: uuid('replied_by'),
    /** 办结: the moment the resident had our recorded answer; empty while something is still owed. */
    settledAt: instant('settled_at'),
    rating: text().$type<Rating>(),
    cause: text().$type<DissatisfactionCause>(),
    closedAt: instant('closed_at'),
    closedBy: uuid('closed_by'),
    supervision: text().$type<SupervisionLevel>(),
    mergedIntoId: uuid('merged_into_id'),
    derivedFromId: uuid('derived_from_id'),
    reopened: integer().notNull().default(0),
    recordedAt: recordedAt(),
    version: version(),
  },
  (issue) => [
    uniqueIndex('issues_number').on(issue.areaCode, issue.number),
    index('issues_registered').on(issue.areaCode, issue.registeredAt),
    index('issues_settled').on(issue.areaCode, issue.settledAt),
    index('issues_open').on(issue.areaCode, issue.dueAt).where(sql`settled_at is null`),
    index('issues_household').on(issue.householdId),
    index('issues_state').on(issue.areaCode, issue.state, issue.registeredAt),
    check('issues_state_known', oneOf(issue.state, issueStates)),
    check('issues_source_known', oneOf(issue.source, issueSources)),
    check('issues_kind_known', oneOf(issue.kind, issueKinds)),
    check('issues_category_known', oneOf(issue.category, issueCategories)),
    check('issues_grade_known', oneOf(issue.grade, issueGrades)),
    check('issues_route_known', oneOf(issue.route, issueRoutes)),
    check('issues_rating_known', sql`${issue.rating} is null or ${oneOf(issue.rating, ratings)}`),
    check('issues_cause_known', sql`${issue.cause} is null or ${oneOf(issue.cause, dissatisfactionCauses)}`),
    check(
      'issues_bad_rating_has_cause',
      sql`${issue.rating} is distinct from 'dissatisfied' or ${issue.cause} is not null`,
    ),
    check(
      'issues_settled_has_reply',
      sql`${issue.state} not in ('replied', 'rated', 'closed') or (${issue.reply} is not null and ${issue.settledAt} is not null)`,
    ),
    check(
      'issues_open_is_not_settled',
      sql`${issue.state} not in ('reported', 'accepted', 'handling', 'paused', 'handled') or ${issue.settledAt} is null`,
    ),
    check(
      'issues_hard_names_unit_person_and_day',
      sql`not (${issue.hard} and ${issue.state} in ('handling', 'paused', 'handled')) or (${issue.unitCode} is not null and ${issue.handlerId} is not null and (${issue.dueAt} is not null or ${issue.state} = 'paused'))`,
    ),
    check(
      'issues_paused_has_reason',
      sql`${issue.state} <> 'paused' or (${issue.pausedAt} is not null and ${issue.pauseReason} is not null)`,
    ),
  ],
)

/** The last serial given in a committee and year, kept by trigger so that numbers run on past the area a person sees. */
export const issueSerials = pgTable(
  'issue_serials',
  {
    committeeCode: bigint('committee_code', { mode: 'number' }).notNull(),
    year: integer().notNull(),
    last: integer().notNull(),
  },
  (row) => [primaryKey({ columns: [row.committeeCode, row.year] })],
)

/** Who did what when; the history is the truth, `issues.state` its cached last word. */
export const issueSteps = pgTable(
  'issue_steps',
  {
    id: key(),
    areaCode: areaCode(),
    issueId: uuid('issue_id').notNull(),
    act: text().$type<IssueAct | SideStep | 'extend'>().notNull(),
    fromState: text('from_state').$type<IssueState>(),
    toState: text('to_state').$type<IssueState>().notNull(),
    at: instant('at').notNull(),
    by: uuid('by_id').notNull(),
    note: text(),
    detail: jsonb().$type<Record<string, unknown>>(),
    recordedAt: recordedAt(),
  },
  (step) => [
    index('issue_steps_issue').on(step.issueId, step.at),
    index('issue_steps_area').on(step.areaCode, step.at),
  ],
)

/** 受益户, “+1 户”: households that share the matter. */
export const issueHouseholds = pgTable(
  'issue_households',
  {
    id: key(),
    areaCode: areaCode(),
    issueId: uuid('issue_id').notNull(),
    householdId: uuid('household_id').notNull(),
    joinedAt: instant('joined_at').notNull(),
    by: uuid('by_id').notNull(),
  },
  (row) => [
    uniqueIndex('issue_households_once').on(row.issueId, row.householdId),
    index('issue_households_household').on(row.householdId),
  ],
)

/** 吹哨: one department called to the matter; arrival is timed and rated from below. */
export const whistles = pgTable(
  'whistles',
  {
    id: key(),
    areaCode: areaCode(),
    issueId: uuid('issue_id').notNull(),
    unitCode: text('unit_code').$type<UnitCode>().notNull(),
    calledAt: instant('called_at').notNull(),
    dueAt: instant('due_at').notNull(),
    arrivedAt: instant('arrived_at'),
    arrivedName: text('arrived_name'),
    rating: text().$type<Rating>(),
    ratingNote: text('rating_note'),
  },
  (row) => [
    uniqueIndex('whistles_once').on(row.issueId, row.unitCode),
    index('whistles_unit').on(row.unitCode, row.calledAt),
    index('whistles_area').on(row.areaCode, row.calledAt),
  ],
)

/** 回访与评单: one answer of one household, taken by somebody other than the handler. */
export const followUps = pgTable(
  'follow_ups',
  {
    id: key(),
    areaCode: areaCode(),
    issueId: uuid('issue_id').notNull(),
    householdId: uuid('household_id'),
    at: instant('at').notNull(),
    on: day('on_day').notNull(),
    by: uuid('by_id').notNull(),
    mode: text().$type<ReplyMode>().notNull(),
    rating: text().$type<Rating>().notNull(),
    cause: text().$type<DissatisfactionCause>(),
    note: text(),
    derivedIssueId: uuid('derived_issue_id'),
    recordedAt: recordedAt(),
  },
  (row) => [
    index('follow_ups_issue').on(row.issueId),
    index('follow_ups_area').on(row.areaCode, row.at),
    check('follow_ups_rating_known', oneOf(row.rating, ratings)),
    check('follow_ups_bad_has_cause', sql`${row.rating} <> 'dissatisfied' or ${row.cause} is not null`),
  ],
)
