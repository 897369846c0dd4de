import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf } from '@/db/schema/columns'
import { type TransferState, transferStates } from '@/domain/residents/transfer-codes'

/** 跨居民区转移: an offer from one committee to another, told by name and reason; the area is the committee asked. */
export const transfers = pgTable(
  'transfers',
  {
    id: key(),
    areaCode: areaCode(),
    fromCode: bigint('from_code', { mode: 'number' }).notNull(),
    residentId: uuid('resident_id').notNull(),
    name: text().notNull(),
    reason: text().notNull(),
    state: text().$type<TransferState>().notNull().default('offered'),
    offeredAt: instant('offered_at').notNull(),
    offeredBy: uuid('offered_by').notNull(),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
    /** Why it was refused. */
    answer: text(),
    /** The first day the person lives with the committee asked. */
    on: day('on_day'),
    /** The person as the committee asked has them on file. */
    newResidentId: uuid('new_resident_id'),
  },
  (transfer) => [
    index('transfers_area').on(transfer.areaCode, transfer.offeredAt),
    index('transfers_from').on(transfer.fromCode, transfer.offeredAt),
    uniqueIndex('transfers_one_open').on(transfer.residentId).where(sql`state = 'offered'`),
    check('transfers_state_known', oneOf(transfer.state, transferStates)),
  ],
)
