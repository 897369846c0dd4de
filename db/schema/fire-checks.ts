import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type FireResult, fireResults } from '@/domain/dwellings/fire-codes'

const result = (name: string) => text(name).$type<FireResult>().notNull()

/** 消防检查: what a visit found in a shop, thing by thing. Its words are an observation of the same visit. */
export const fireChecks = pgTable(
  'fire_checks',
  {
    id: key(),
    areaCode: areaCode(),
    visitId: uuid('visit_id').notNull(),
    householdId: uuid('household_id').notNull(),
    dwellingId: uuid('dwelling_id').notNull(),
    onDay: day('on_day').notNull(),
    extinguisher: result('extinguisher'),
    exit: result('exit'),
    wiring: result('wiring'),
    lodging: result('lodging'),
    gas: result('gas'),
    /** The day by which what is wrong should be mended; nothing where nothing is wrong. */
    mendBy: day('mend_by'),
    /** The day somebody went back and found it mended. */
    mendedOn: day('mended_on'),
    /** The matter it became. */
    issueId: uuid('issue_id'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (row) => [
    uniqueIndex('fire_checks_visit').on(row.visitId),
    index('fire_checks_household').on(row.householdId, row.onDay.desc()),
    index('fire_checks_issue').on(row.issueId).where(sql`issue_id is not null`),
    index('fire_checks_area').on(row.areaCode, row.onDay),
    check('fire_checks_extinguisher_known', oneOf(row.extinguisher, fireResults)),
    check('fire_checks_exit_known', oneOf(row.exit, fireResults)),
    check('fire_checks_wiring_known', oneOf(row.wiring, fireResults)),
    check('fire_checks_lodging_known', oneOf(row.lodging, fireResults)),
    check('fire_checks_gas_known', oneOf(row.gas, fireResults)),
    check(
      'fire_checks_fault_has_day',
      sql`('fault' in (${row.extinguisher}, ${row.exit}, ${row.wiring}, ${row.lodging}, ${row.gas})) = (${row.mendBy} is not null)`,
    ),
    check(
      'fire_checks_mended_later',
      sql`${row.mendedOn} is null or (${row.mendBy} is not null and ${row.mendedOn} >= ${row.onDay})`,
    ),
  ],
)
