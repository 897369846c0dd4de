import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key } from '@/db/schema/columns'

/** 年龄分段 of a committee or street, version by version: the last one begun by a day is in force on it. Never changed. */
export const ageCuts = pgTable(
  'age_cuts',
  {
    id: key(),
    areaCode: areaCode(),
    name: text().notNull(),
    /** Bands as an address writes them, apart by spaces; every age lies in one. */
    bands: text().notNull(),
    fromOn: day('from_on').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (cut) => [index('age_cuts_area').on(cut.areaCode, cut.fromOn, cut.madeAt)],
)
