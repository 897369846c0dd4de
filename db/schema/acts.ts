import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf } from '@/db/schema/columns'
import { type NamedAct, namedActs } from '@/domain/households/acts'

/** A row an operation changed, column by column; `before` is null for a row it made. */
export type ActChange = {
  table:
    | 'households'
    | 'residencies'
    | 'dwellings'
    | 'residents'
    | 'tags'
    | 'needs'
    | 'consents'
    | 'talents'
    | 'search_keys'
  id: string
  before: Record<string, unknown> | null
  after: Record<string, unknown>
}

/** 变更记录: a named operation with everything it takes to take it back. */
export const householdActs = pgTable(
  'household_acts',
  {
    id: key(),
    areaCode: areaCode(),
    kind: text().$type<NamedAct>().notNull(),
    /** The file it was about; of a merger the one that stays. */
    householdId: uuid('household_id').notNull(),
    /** The second file: the new one of a split, the ended one of a merger. */
    otherId: uuid('other_id'),
    /** The first day it holds. */
    on: day('on_day').notNull(),
    people: jsonb().$type<string[]>().notNull(),
    /** Where they went, as far as they said. */
    place: text(),
    changes: jsonb().$type<ActChange[]>().notNull(),
    doneAt: instant('done_at').notNull(),
    doneBy: uuid('done_by').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by'),
  },
  (act) => [
    index('household_acts_household').on(act.householdId, act.doneAt),
    index('household_acts_other').on(act.otherId).where(sql`other_id is not null`),
    index('household_acts_area').on(act.areaCode, act.doneAt),
    check('household_acts_kind_known', oneOf(act.kind, namedActs)),
  ],
)
