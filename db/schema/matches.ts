import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, instant, oneOf } from '@/db/schema/columns'
import { type MatchGround, type MatchState, matchGrounds, matchStates } from '@/domain/residents/match-codes'

/**
 * 同一人: one side of a match between two committees. It holds what this side may know, which of the other one is only that it
 * is there; its id says nothing, not even when it was made. Written by functions of the database alone.
 */
export const identityMatches = pgTable(
  'identity_matches',
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    areaCode: areaCode(),
    residentId: uuid('resident_id').notNull(),
    ground: text().$type<MatchGround>().notNull(),
    state: text().$type<MatchState>().notNull().default('found'),
    /** What the side that asked wrote. */
    reason: text(),
    /** Who asks: told to the side asked by asking, and by nothing else. */
    askerCode: bigint('asker_code', { mode: 'number' }),
    askedAt: instant('asked_at'),
    answeredAt: instant('answered_at'),
    /** The offer that followed an agreement. */
    transferId: uuid('transfer_id'),
  },
  (match) => [
    index('identity_matches_area').on(match.areaCode, match.state),
    index('identity_matches_resident').on(match.residentId),
    index('identity_matches_transfer').on(match.transferId).where(sql`transfer_id is not null`),
    check('identity_matches_ground_known', oneOf(match.ground, matchGrounds)),
    check('identity_matches_state_known', oneOf(match.state, matchStates)),
  ],
)

/** Which two sides belong together, and of whom; nobody reads it, only the functions of the database do. */
export const identityPairs = pgTable(
  'identity_pairs',
  {
    oneMatch: uuid('one_match').primaryKey(),
    otherMatch: uuid('other_match').notNull(),
    oneResident: uuid('one_resident').notNull(),
    otherResident: uuid('other_resident').notNull(),
  },
  (pair) => [
    uniqueIndex('identity_pairs_other').on(pair.otherMatch),
    uniqueIndex('identity_pairs_people').on(pair.oneResident, pair.otherResident),
    index('identity_pairs_other_resident').on(pair.otherResident),
  ],
)
