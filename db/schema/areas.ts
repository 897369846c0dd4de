import { bigint, check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { day, oneOf } from '@/db/schema/columns'
import { type AreaLevel, areaLevels } from '@/domain/areas/area-code'

/** 区 › 街道 › 居民区 › 微网格, one tree told by the code itself. */
export const areas = pgTable(
  'areas',
  {
    code: bigint({ mode: 'number' }).primaryKey(),
    level: text().$type<AreaLevel>().notNull(),
    name: text().notNull(),
    officialCode: text('official_code'),
    /** 范围, in words: which buildings a grid covers. */
    scope: text(),
    headName: text('head_name'),
    validFrom: day('valid_from').notNull(),
    validTo: day('valid_to'),
    sort: integer().notNull().default(0),
  },
  (area) => [index('areas_level').on(area.level, area.code), check('areas_level_known', oneOf(area.level, areaLevels))],
)
