import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import {
  type ArrivalReason,
  type Attention,
  arrivalReasons,
  attentions,
  type ContactChannel,
  type ContactClass,
  contactChannels,
  contactClasses,
  type DepartureReason,
  type FactGroup,
  type HouseholdKind,
  householdKinds,
} from '@/domain/households/codes'

/** 家庭档案: the people who live together in a dwelling; keeps its number for life. */
export const households = pgTable(
  'households',
  {
    id: key(),
    areaCode: areaCode(),
    dwellingId: uuid('dwelling_id').notNull(),
    number: text().notNull(),
    kind: text().$type<HouseholdKind>().notNull().default('family'),
    headId: uuid('head_id'),
    contactClass: text('contact_class').$type<ContactClass>(),
    contactChannel: text('contact_channel').$type<ContactChannel>(),
    contactHours: text('contact_hours'),
    language: text(),
    /** 免打扰时段, as times of the day; over midnight where `to` is the earlier one. */
    quietFrom: text('quiet_from'),
    quietTo: text('quiet_to'),
    attention: text().$type<Attention>(),
    attentionReason: text('attention_reason'),
    attentionUntil: day('attention_until'),
    note: text(),
    /** Copied from the dwelling so that lists run along the street from one index. */
    sortKey: text('sort_key').notNull(),
    address: text().notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    endReason: text('end_reason').$type<DepartureReason>(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (household) => [
    index('households_area').on(household.areaCode, household.sortKey, household.id),
    index('households_class').on(household.areaCode, household.contactClass, household.sortKey, household.id),
    index('households_dwelling').on(household.dwellingId),
    index('households_from').on(household.areaCode, household.fromOn),
    index('households_to').on(household.areaCode, household.toOn).where(sql`to_on is not null`),
    uniqueIndex('households_number').on(household.areaCode, household.number),
    check(
      'households_class_known',
      sql`${household.contactClass} is null or ${oneOf(household.contactClass, contactClasses)}`,
    ),
    check(
      'households_quiet_whole',
      sql`(${household.quietFrom} is null) = (${household.quietTo} is null) and (${household.quietFrom} is null or ${household.quietFrom} <> ${household.quietTo})`,
    ),
    check(
      'households_quiet_clock',
      sql`concat(${household.quietFrom}, ${household.quietTo}) ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]){0,2}$'`,
    ),
    check('households_kind_known', oneOf(household.kind, householdKinds)),
    check(
      'households_attention_known',
      sql`${household.attention} is null or ${oneOf(household.attention, attentions)}`,
    ),
    check(
      'households_channel_known',
      sql`${household.contactChannel} is null or ${oneOf(household.contactChannel, contactChannels)}`,
    ),
    check(
      'households_class_a_has_channel',
      sql`${household.contactClass} is distinct from 'A' or (${household.contactChannel} is not null and ${household.contactChannel} <> 'door' and ${household.contactHours} is not null)`,
    ),
    check('households_ends_after_it_began', sql`${household.toOn} is null or ${household.toOn} >= ${household.fromOn}`),
  ],
)

/** 分类记录: the class of a household with the day it became true, why, and who confirmed it. */
export const classifications = pgTable(
  'classifications',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    contactClass: text('contact_class').$type<ContactClass>().notNull(),
    reason: text().notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    confirmedBy: uuid('confirmed_by').notNull(),
    recordedAt: recordedAt(),
  },
  (row) => [
    index('classifications_household').on(row.householdId, row.fromOn),
    index('classifications_area').on(row.areaCode, row.fromOn),
    check('classifications_class_known', oneOf(row.contactClass, contactClasses)),
  ],
)

/** 居住: resident ↔ household, from–to (`toOn` is the first day no longer lived here). */
export const residencies = pgTable(
  'residencies',
  {
    id: key(),
    areaCode: areaCode(),
    residentId: uuid('resident_id').notNull(),
    householdId: uuid('household_id').notNull(),
    /** GB/T 4761. */
    relation: text().notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    arrival: text().$type<ArrivalReason>().notNull(),
    departure: text().$type<DepartureReason>(),
    recordedAt: recordedAt(),
    endedRecordedAt: instant('ended_recorded_at'),
    version: version(),
  },
  (residency) => [
    index('residencies_household').on(residency.householdId, residency.toOn),
    index('residencies_resident').on(residency.residentId, residency.fromOn),
    index('residencies_from').on(residency.areaCode, residency.fromOn),
    index('residencies_to').on(residency.areaCode, residency.toOn).where(sql`to_on is not null`),
    uniqueIndex('residencies_one_open').on(residency.residentId, residency.householdId).where(sql`to_on is null`),
    check('residencies_arrival_known', oneOf(residency.arrival, arrivalReasons)),
    check('residencies_end_has_reason', sql`(${residency.toOn} is null) = (${residency.departure} is null)`),
    check(
      'residencies_ends_after_it_began',
      sql`${residency.toOn} is null or ${residency.toOn} >= ${residency.fromOn}`,
    ),
  ],
)

/** 户外联系人: somebody outside the household through whom the family can be reached (seed row 31). */
export const outsideContacts = pgTable(
  'outside_contacts',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    name: text().notNull(),
    relation: text().notNull(),
    phoneCipher: text('phone_cipher'),
    phoneMasked: text('phone_masked'),
    place: text(),
    lastReachedOn: day('last_reached_on'),
    endedOn: day('ended_on'),
    version: version(),
  },
  (contact) => [
    index('outside_contacts_household').on(contact.householdId),
    index('outside_contacts_area').on(contact.areaCode),
  ],
)

/** 一户一策: one measure with its cadence, owner and next day. */
export const carePlans = pgTable(
  'care_plans',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    measure: text().notNull(),
    everyDays: integer('every_days').notNull(),
    owner: text().notNull(),
    lastOn: day('last_on'),
    nextOn: day('next_on').notNull(),
    outcome: text(),
    endedOn: day('ended_on'),
    version: version(),
  },
  (plan) => [
    index('care_plans_household').on(plan.householdId),
    index('care_plans_due').on(plan.areaCode, plan.nextOn),
  ],
)

/** Side table for what lists sort and filter by; kept by statement-level triggers, never by hand. */
export const householdStats = pgTable(
  'household_stats',
  {
    householdId: uuid('household_id').primaryKey(),
    areaCode: areaCode(),
    members: integer().notNull().default(0),
    eldestBornOn: date('eldest_born_on', { mode: 'string' }),
    youngestBornOn: date('youngest_born_on', { mode: 'string' }),
    visits: integer().notNull().default(0),
    lastContactAt: instant('last_contact_at'),
    lastDoorAt: instant('last_door_at'),
    openIssues: integer('open_issues').notNull().default(0),
    openPromises: integer('open_promises').notNull().default(0),
  },
  (stats) => [
    index('household_stats_contact').on(stats.areaCode, stats.lastContactAt, stats.householdId),
    index('household_stats_alone').on(stats.areaCode, stats.members, stats.youngestBornOn),
  ],
)

/** 核实日期 of one group of facts of a household; what is older than its 保鲜期 is asked again. */
export const confirmations = pgTable(
  'confirmations',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    factGroup: text('fact_group').$type<FactGroup>().notNull(),
    confirmedOn: day('confirmed_on').notNull(),
    by: uuid('confirmed_by'),
    detail: jsonb(),
  },
  (row) => [
    uniqueIndex('confirmations_latest').on(row.householdId, row.factGroup),
    index('confirmations_area').on(row.areaCode, row.confirmedOn),
  ],
)
