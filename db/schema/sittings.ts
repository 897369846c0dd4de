import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type SittingKind, sittingKinds } from '@/domain/visits/sitting-codes'

/** 场次: day, hours, place and who is there, said once for everything noted at it. */
export const sittings = pgTable(
  'sittings',
  {
    id: key(),
    areaCode: areaCode(),
    kind: text().$type<SittingKind>().notNull(),
    onDay: day('on_day').notNull(),
    fromTime: text('from_time').notNull(),
    toTime: text('to_time').notNull(),
    place: text().notNull(),
    /** Of the team. */
    staffIds: uuid('staff_ids').array().notNull().default(sql`'{}'`),
    cancelledOn: day('cancelled_on'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (sitting) => [
    index('sittings_area').on(sitting.areaCode, sitting.onDay, sitting.fromTime),
    check('sittings_kind_known', oneOf(sitting.kind, sittingKinds)),
  ],
)
