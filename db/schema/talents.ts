import { sql } from 'drizzle-orm'
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, key, recordedAt, version } from '@/db/schema/columns'

/** 牵头办过的活动: what somebody led, and when. */
export type Led = { name: string; on: string }

/** 能人: what somebody can do and how to ask them. It stands on one consent and is seen only while that holds. */
export const talents = pgTable(
  'talents',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    residentId: uuid('resident_id').notNull(),
    consentId: uuid('consent_id').notNull(),
    skills: text().array().notNull(),
    /** How and when they may be asked. */
    reach: text(),
    led: jsonb().$type<Led[]>().notNull().default(sql`'[]'`),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (talent) => [
    index('talents_area').on(talent.areaCode),
    index('talents_household').on(talent.householdId),
    index('talents_resident').on(talent.residentId),
    uniqueIndex('talents_consent').on(talent.consentId),
  ],
)
