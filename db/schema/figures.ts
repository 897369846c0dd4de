import { bigint, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { areaCode, day, instant } from '@/db/schema/columns'

/** Counts of one committee for one period, as somebody of `seenFrom` may count, kept until a row they stand on changes. */
export const keptTallies = pgTable(
  'kept_tallies',
  {
    seenFrom: bigint('seen_from', { mode: 'number' }).notNull(),
    areaCode: areaCode(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on').notNull(),
    /** The populations and ways that were counted. */
    asked: text().notNull(),
    cells: jsonb().$type<unknown[]>().notNull(),
    /** What the counting transaction could see, and of which run of the server; transaction numbers mean nothing in another. */
    snapshot: text().notNull(),
    serverStartedAt: instant('server_started_at').notNull(),
    keptAt: instant('kept_at').notNull(),
  },
  (kept) => [
    primaryKey({ columns: [kept.seenFrom, kept.areaCode, kept.fromOn, kept.toOn, kept.asked] }),
    index('kept_tallies_area').on(kept.areaCode),
  ],
)

/** Which transaction changed which counted table in which area; written by trigger, dropped when nothing kept is older. */
export const areaChanges = pgTable(
  'area_changes',
  {
    areaCode: areaCode(),
    transactionId: bigint('transaction_id', { mode: 'number' }).notNull(),
    /** The table that was changed. */
    what: text().notNull(),
  },
  (change) => [primaryKey({ columns: [change.areaCode, change.transactionId, change.what] })],
)
