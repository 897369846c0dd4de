import { bigint, boolean, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { key, recordedAt } from '@/db/schema/columns'

/** 我的名册: the condition of a roster, saved under a name by somebody of a committee (or street), shared with it or not. */
export const savedRosters = pgTable(
  'saved_rosters',
  {
    id: key(),
    committeeCode: bigint('committee_code', { mode: 'number' }).notNull(),
    ownerId: uuid('owner_id').notNull(),
    name: text().notNull(),
    /** What the address of the roster states. */
    condition: jsonb().$type<Record<string, unknown>>().notNull(),
    shared: boolean().notNull(),
    recordedAt: recordedAt(),
  },
  (saved) => [index('saved_rosters_committee').on(saved.committeeCode, saved.name)],
)
