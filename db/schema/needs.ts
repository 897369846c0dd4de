import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type NeedKind, type NeedState, needKinds, needStates } from '@/domain/households/need-codes'

/** 需求清单: what a person or a household asks help with, from the day it was said until it is met or no longer wanted. */
export const needs = pgTable(
  'needs',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    residentId: uuid('resident_id'),
    kind: text().$type<NeedKind>().notNull(),
    words: text(),
    state: text().$type<NeedState>().notNull().default('open'),
    outcome: text(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (need) => [
    index('needs_area').on(need.areaCode, need.kind, need.toOn),
    index('needs_household').on(need.householdId),
    index('needs_resident').on(need.residentId).where(sql`resident_id is not null`),
    check('needs_kind_known', oneOf(need.kind, needKinds)),
    check('needs_state_known', oneOf(need.state, needStates)),
    check('needs_ended_whole', sql`(${need.state} in ('met', 'dropped')) = (${need.toOn} is not null)`),
    check('needs_ends_after_it_began', sql`${need.toOn} is null or ${need.toOn} >= ${need.fromOn}`),
  ],
)
