import { bigint, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, recordedAt, version } from '@/db/schema/columns'

/** 慰问: one item brought to everybody on a roster, as it stood when the list was made. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: key(),
    committeeCode: bigint('committee_code', { mode: 'number' }).notNull(),
    festival: text().notNull(),
    item: text().notNull(),
    /** Name and condition of the roster, in words. */
    roster: text().notNull(),
    onDay: day('on_day').notNull(),
    madeBy: uuid('made_by').notNull(),
    recordedAt: recordedAt(),
  },
  (list) => [index('deliveries_committee').on(list.committeeCode, list.onDay)],
)

/** One line: to whom, and once it was handed over the day and who took it. */
export const deliveryLines = pgTable(
  'delivery_lines',
  {
    id: key(),
    areaCode: areaCode(),
    deliveryId: uuid('delivery_id').notNull(),
    householdId: uuid('household_id').notNull(),
    residentId: uuid('resident_id'),
    place: integer().notNull(),
    deliveredOn: day('delivered_on'),
    takenBy: text('taken_by'),
    deliveredBy: uuid('delivered_by'),
    version: version(),
  },
  (line) => [
    uniqueIndex('delivery_lines_list').on(line.deliveryId, line.place),
    index('delivery_lines_area').on(line.areaCode, line.deliveryId),
    index('delivery_lines_household').on(line.householdId),
  ],
)
