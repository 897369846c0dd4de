import { bigint, check, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf } from '@/db/schema/columns'
import { type RegridMoveKind, type RegridPlan, regridMoveKinds } from '@/domain/areas/regrid-codes'

/** 重划网格: one dated operation of a committee; the area is the committee. */
export const regrids = pgTable(
  'regrids',
  {
    id: key(),
    areaCode: areaCode(),
    /** The first day of the new grids. */
    effectiveOn: day('effective_on').notNull(),
    reason: text().notNull(),
    plan: jsonb().$type<RegridPlan>().notNull(),
    doneAt: instant('done_at').notNull(),
    doneBy: uuid('done_by').notNull(),
    undoneAt: instant('undone_at'),
    undoneBy: uuid('undone_by'),
  },
  (regrid) => [index('regrids_area').on(regrid.areaCode, regrid.effectiveOn)],
)

/** What a re-division moved, from which grid: of a day before it everything behind a door counts in the grid of then. */
export const regridMoves = pgTable(
  'regrid_moves',
  {
    regridId: uuid('regrid_id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    kind: text().$type<RegridMoveKind>().notNull(),
    /** The grid it stands in since. */
    areaCode: areaCode(),
    fromCode: bigint('from_code', { mode: 'number' }).notNull(),
    effectiveOn: day('effective_on').notNull(),
    /** Of a door, and of an account of a building: the building it belonged to; of a second half of a building: the first. */
    buildingId: uuid('building_id'),
    /** A building that was two halves and is one again: the half that went. */
    before: jsonb().$type<Record<string, unknown>>(),
  },
  (move) => [
    primaryKey({ columns: [move.subjectId, move.regridId] }),
    index('regrid_moves_regrid').on(move.regridId, move.kind),
    index('regrid_moves_area').on(move.areaCode),
    check('regrid_moves_kind_known', oneOf(move.kind, regridMoveKinds)),
  ],
)
