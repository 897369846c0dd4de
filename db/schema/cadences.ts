import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf } from '@/db/schema/columns'
import { type CadenceAbout, cadenceAbouts } from '@/domain/visits/codes'

/** 走访频次 of a street or a committee, rule by rule: in force from a day until it is ended. Only ended, never changed. */
export const cadenceRules = pgTable(
  'cadence_rules',
  {
    id: key(),
    areaCode: areaCode(),
    about: text().$type<CadenceAbout>().notNull(),
    /** The colour, class or tag; `all` of a rule for every household. */
    value: text().notNull(),
    days: integer().notNull(),
    /** 依据: document and clause. */
    basis: text().notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    endReason: text('end_reason'),
    endedBy: uuid('ended_by'),
    /** Visits a week: what all rules together asked for once this one held, and what was done, as counted when it was adopted. */
    askedWeekly: integer('asked_weekly'),
    doneWeekly: integer('done_weekly'),
    /** Why it was adopted although the visits cannot be made. */
    overReason: text('over_reason'),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (rule) => [
    index('cadence_rules_area').on(rule.areaCode, rule.about, rule.value, rule.fromOn),
    check('cadence_rules_about_known', oneOf(rule.about, cadenceAbouts)),
    check('cadence_rules_days_sane', sql`${rule.days} between 1 and 366`),
    check('cadence_rules_end_after_begin', sql`${rule.toOn} is null or ${rule.toOn} >= ${rule.fromOn}`),
    check('cadence_rules_end_whole', sql`(${rule.toOn} is null) = (${rule.endedBy} is null)`),
  ],
)

/** 每周目标 of a grid, or of every grid of a committee: households to reach in a week, from a day on. The last one set holds. */
export const visitTargets = pgTable(
  'visit_targets',
  {
    id: key(),
    areaCode: areaCode(),
    weekly: integer().notNull(),
    fromOn: day('from_on').notNull(),
    reason: text().notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (target) => [
    index('visit_targets_area').on(target.areaCode, target.fromOn, target.madeAt),
    check('visit_targets_sane', sql`${target.weekly} between 1 and 2000`),
  ],
)

/** 能走访的时间 of somebody who visits: parts of the week, evenings and weekends too. */
export const staffHours = pgTable(
  'staff_hours',
  {
    id: key(),
    areaCode: areaCode(),
    accountId: uuid('account_id').notNull(),
    /** Weekday 1–7 and part of the day, `6.evening`. */
    slots: text().array().$type<string[]>().notNull(),
    setBy: uuid('set_by').notNull(),
    setAt: instant('set_at').notNull(),
  },
  (hours) => [uniqueIndex('staff_hours_account').on(hours.accountId), index('staff_hours_area').on(hours.areaCode)],
)
