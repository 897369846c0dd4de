import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type ConsentKind, type ConsentWay, consentKinds, consentWays } from '@/domain/households/consent-codes'

/** 告知与同意记录: that a family was told, or that somebody agreed, by whom and how, from a day until it is withdrawn. */
export const consents = pgTable(
  'consents',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    /** Whom it is about; nobody for a notice to the whole family. */
    residentId: uuid('resident_id'),
    kind: text().$type<ConsentKind>().notNull(),
    way: text().$type<ConsentWay>().notNull(),
    /** Who was told or agreed. */
    givenBy: text('given_by').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    withdrawnBecause: text('withdrawn_because'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (consent) => [
    index('consents_household').on(consent.householdId, consent.kind),
    index('consents_resident').on(consent.residentId, consent.kind).where(sql`resident_id is not null`),
    index('consents_area').on(consent.areaCode, consent.fromOn),
    check('consents_kind_known', oneOf(consent.kind, consentKinds)),
    check('consents_way_known', oneOf(consent.way, consentWays)),
    check('consents_about', sql`(${consent.kind} = 'notice') = (${consent.residentId} is null)`),
    check('consents_ends_after_it_began', sql`${consent.toOn} is null or ${consent.toOn} >= ${consent.fromOn}`),
  ],
)
