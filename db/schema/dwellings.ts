import { doublePrecision, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, version } from '@/db/schema/columns'

/** 楼栋, drawn as its doors: units × floors × rooms. */
export const buildings = pgTable(
  'buildings',
  {
    id: key(),
    areaCode: areaCode(),
    estate: text().notNull(),
    name: text().notNull(),
    units: integer().notNull(),
    floors: integer().notNull(),
    builtYear: integer('built_year'),
    lifts: integer().notNull().default(0),
    sort: integer().notNull().default(0),
    version: version(),
  },
  (building) => [
    index('buildings_area').on(building.areaCode, building.sort),
    uniqueIndex('buildings_place').on(building.areaCode, building.estate, building.name),
  ],
)

/** 室: a dwelling or a shop. `use` and `state` are codes of domain/dwellings/codes. */
export const dwellings = pgTable(
  'dwellings',
  {
    id: key(),
    areaCode: areaCode(),
    buildingId: uuid('building_id').notNull(),
    unit: text(),
    floor: integer(),
    room: text().notNull(),
    /** 小区 楼 单元 室 as shown and printed. */
    address: text().notNull(),
    /** Fixed-width key by which lists run along the street. */
    sortKey: text('sort_key').notNull(),
    use: text().notNull(),
    state: text().notNull(),
    tenure: text(),
    ownerName: text('owner_name'),
    areaSqm: doublePrecision('area_sqm'),
    businessName: text('business_name'),
    creditCode: text('credit_code'),
    /** Since when it is used as it is, where it was something else before. */
    convertedOn: day('converted_on'),
    note: text(),
    version: version(),
  },
  (dwelling) => [
    index('dwellings_area').on(dwelling.areaCode, dwelling.sortKey),
    index('dwellings_building').on(dwelling.buildingId, dwelling.sortKey),
    index('dwellings_use').on(dwelling.areaCode, dwelling.use, dwelling.state),
  ],
)
