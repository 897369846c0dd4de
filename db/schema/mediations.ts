import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import {
  type MediationKind,
  type MediationState,
  mediationKinds,
  mediationStates,
} from '@/domain/issues/mediation-codes'

/** 调解记录: seen by those named on it and by the secretary of its committee; by nobody else, whatever they ask. */
export const mediations = pgTable(
  'mediations',
  {
    id: key(),
    /** Of the committee. */
    areaCode: areaCode(),
    kind: text().$type<MediationKind>().notNull(),
    cause: text().notNull(),
    state: text().$type<MediationState>().notNull().default('open'),
    openedOn: day('opened_on').notNull(),
    settledOn: day('settled_on'),
    agreement: text(),
    /** 回访 due on that day; nothing once it was asked and needs no more. */
    followUpOn: day('follow_up_on'),
    followedOn: day('followed_on'),
    followedNote: text('followed_note'),
    /** Of the team, with or without an account. */
    mediatorIds: uuid('mediator_ids').array().notNull().default(sql`'{}'`),
    /** The accounts of the mediators and of who opened it: the wall reads this. */
    readerIds: uuid('reader_ids').array().notNull().default(sql`'{}'`),
    openedBy: uuid('opened_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (mediation) => [
    index('mediations_area').on(mediation.areaCode, mediation.openedOn.desc(), mediation.id.desc()),
    index('mediations_due').on(mediation.areaCode, mediation.followUpOn).where(sql`follow_up_on is not null`),
    check('mediations_kind_known', oneOf(mediation.kind, mediationKinds)),
    check('mediations_state_known', oneOf(mediation.state, mediationStates)),
    check('mediations_settled_whole', sql`(${mediation.state} = 'open') = (${mediation.settledOn} is null)`),
    check('mediations_agreed_in_words', sql`${mediation.state} <> 'agreed' or ${mediation.agreement} is not null`),
  ],
)

/** 当事人: a resident on file, or a name from outside. */
export const mediationParties = pgTable(
  'mediation_parties',
  {
    id: key(),
    areaCode: areaCode(),
    mediationId: uuid('mediation_id').notNull(),
    residentId: uuid('resident_id'),
    /** Where they lived when it began. */
    householdId: uuid('household_id'),
    /** As they were called when it began; of somebody from outside all that is known. */
    name: text().notNull(),
  },
  (party) => [
    index('mediation_parties_case').on(party.mediationId),
    index('mediation_parties_resident').on(party.residentId).where(sql`resident_id is not null`),
    index('mediation_parties_household').on(party.householdId).where(sql`household_id is not null`),
  ],
)
