import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf } from '@/db/schema/columns'
import { type AnswerableSign, answerableSigns, type SignAnswer, signAnswers, type TagCode } from '@/domain/tags/codes'

/** 核实的回答: what somebody said to a proposal, with the facts it stood on; while those hold it is not asked again. */
export const signAnswerRows = pgTable(
  'sign_answers',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    sign: text().$type<AnswerableSign>().notNull(),
    answer: text().$type<SignAnswer>().notNull(),
    facts: text().notNull(),
    reason: text(),
    answeredOn: day('answered_on').notNull(),
    answeredBy: uuid('answered_by').notNull(),
  },
  (row) => [
    uniqueIndex('sign_answers_one').on(row.householdId, row.sign),
    index('sign_answers_area').on(row.areaCode, row.sign),
    check('sign_answers_sign_known', oneOf(row.sign, answerableSigns)),
    check('sign_answers_answer_known', oneOf(row.answer, signAnswers)),
    check('sign_answers_no_has_reason', sql`${row.answer} <> 'no' or ${row.reason} is not null`),
  ],
)

/** 颜色规则 of a street, version by version: the last one begun by a day is in force on it. Never changed, so past days keep theirs. */
export const colourRules = pgTable(
  'colour_rules',
  {
    id: key(),
    areaCode: areaCode(),
    fromOn: day('from_on').notNull(),
    red: text().array().$type<TagCode[]>().notNull(),
    yellow: text().array().$type<TagCode[]>().notNull(),
    reason: text().notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (rule) => [index('colour_rules_area').on(rule.areaCode, rule.fromOn, rule.madeAt)],
)
