import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf } from '@/db/schema/columns'
import { type RosterSubject, rosterSubjects } from '@/domain/rosters/codes'

/** 名册定版: a roster of a day as it was handed out; nothing of it changes but that it may be declared void, once. */
export const rosterVersions = pgTable(
  'roster_versions',
  {
    id: key(),
    areaCode: areaCode(),
    /** The same for every version of one list: its condition and its place. */
    list: text().notNull(),
    /** Counts the versions of one list. */
    number: integer().notNull(),
    code: text().notNull(),
    label: text().notNull(),
    about: text().$type<RosterSubject>().notNull(),
    /** The condition as its address states it. */
    query: jsonb().$type<Record<string, unknown>>().notNull(),
    onDay: day('on_day').notNull(),
    /** The moment up to which facts were known. */
    knownAt: instant('known_at').notNull(),
    /** True for the version the end of a month makes by itself. */
    monthly: boolean().notNull(),
    reason: text().notNull(),
    rows: integer().notNull(),
    rowIds: uuid('row_ids').array().notNull(),
    /** Canonical content, sealed; the hash is taken over exactly these characters before they were sealed. */
    content: text().notNull(),
    hash: text().notNull(),
    previousHash: text('previous_hash'),
    frozenAt: instant('frozen_at').notNull(),
    frozenBy: uuid('frozen_by').notNull(),
    frozenByName: text('frozen_by_name').notNull(),
    voidedAt: instant('voided_at'),
    voidedBy: uuid('voided_by'),
    voidedByName: text('voided_by_name'),
    voidReason: text('void_reason'),
  },
  (version) => [
    uniqueIndex('roster_versions_number').on(version.areaCode, version.list, version.number),
    uniqueIndex('roster_versions_month')
      .on(version.areaCode, version.list, version.onDay)
      .where(sql`monthly and voided_at is null`),
    index('roster_versions_area').on(version.areaCode, version.frozenAt),
    index('roster_versions_seal').on(sql`left(${version.hash}, 16)`),
    check('roster_versions_about_known', oneOf(version.about, rosterSubjects)),
    check('roster_versions_void_whole', sql`(${version.voidedAt} is null) = (${version.voidReason} is null)`),
  ],
)

/** 按月定版: a ready-made list that is frozen by itself at the end of every month. */
export const rosterClosings = pgTable(
  'roster_closings',
  {
    id: key(),
    areaCode: areaCode(),
    code: text().notNull(),
    /** A day of the first month. */
    fromOn: day('from_on').notNull(),
    setBy: uuid('set_by').notNull(),
    setByName: text('set_by_name').notNull(),
    setAt: instant('set_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
  },
  (closing) => [uniqueIndex('roster_closings_open').on(closing.areaCode, closing.code).where(sql`ended_at is null`)],
)
