import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import {
  type FirstVisitTask,
  type Hazard,
  hazards,
  type Material,
  type ObservationKind,
  observationKinds,
  type Vehicle,
  type VisitMode,
  type VisitOutcome,
  vehicles,
  visitModes,
  visitOutcomes,
} from '@/domain/visits/codes'

/** 走访: one contact with a household. The id is made by the phone, so replay is harmless. */
export const visits = pgTable(
  'visits',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    at: instant('at').notNull(),
    mode: text().$type<VisitMode>().notNull(),
    outcome: text().$type<VisitOutcome>().notNull(),
    leadId: uuid('lead_id').notNull(),
    partnerIds: uuid('partner_ids').array().notNull().default(sql`'{}'`),
    first: boolean().notNull().default(false),
    /** 六个一: task → true, or the reason why not. First visits only. */
    tasks: jsonb().$type<Partial<Record<FirstVisitTask, true | string>>>(),
    /** 户外联系人: the contact was with somebody outside the household, on its behalf (seed row 31). */
    outsideContactId: uuid('outside_contact_id'),
    metIds: uuid('met_ids').array().notNull().default(sql`'{}'`),
    note: text(),
    materials: text().array().$type<Material[]>().notNull().default(sql`'{}'`),
    cardNumber: text('card_number'),
    nextAt: instant('next_at'),
    nextMode: text('next_mode').$type<VisitMode>(),
    deviceAt: instant('device_at'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (visit) => [
    index('visits_area').on(visit.areaCode, visit.at, visit.householdId, visit.mode, visit.outcome),
    index('visits_household').on(visit.householdId, visit.at.desc()),
    index('visits_lead').on(visit.leadId, visit.at),
    index('visits_card').on(visit.cardNumber).where(sql`card_number is not null`),
    index('visits_outside').on(visit.outsideContactId, visit.at).where(sql`outside_contact_id is not null`),
    index('visits_next_lead').on(visit.leadId, visit.nextAt).where(sql`next_at is not null`),
    index('visits_next').on(visit.areaCode, visit.nextAt).where(sql`next_at is not null`),
    check('visits_mode_known', oneOf(visit.mode, visitModes)),
    check('visits_outcome_known', oneOf(visit.outcome, visitOutcomes)),
  ],
)

/** 民情记录: what was heard or seen, 0..n per contact; never counted as a visit. */
export const observations = pgTable(
  'observations',
  {
    id: key(),
    areaCode: areaCode(),
    visitId: uuid('visit_id'),
    /** 小板凳, 谈心室: the session at which it was said. */
    sittingId: uuid('sitting_id'),
    householdId: uuid('household_id'),
    place: text(),
    kind: text().$type<ObservationKind>().notNull(),
    text: text().notNull(),
    /** 三车: of a household's door, it is called back at (回访). */
    vehicle: text().$type<Vehicle>(),
    /** 隐患 told by somebody whose word alone makes no matter (志愿者): waits until staff have looked at it. */
    openHazard: text('open_hazard').$type<Hazard>(),
    issueId: uuid('issue_id'),
    at: instant('at').notNull(),
    by: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (row) => [
    index('observations_area').on(row.areaCode, row.at),
    index('observations_household').on(row.householdId, row.at.desc()),
    index('observations_visit').on(row.visitId),
    index('observations_sitting').on(row.sittingId).where(sql`sitting_id is not null`),
    index('observations_open_hazard').on(row.areaCode, row.at).where(sql`open_hazard is not null`),
    index('observations_vehicle').on(row.areaCode, row.at).where(sql`vehicle is not null`),
    check('observations_kind_known', oneOf(row.kind, observationKinds)),
    check('observations_vehicle_known', oneOf(row.vehicle, vehicles)),
    check('observations_open_hazard_known', oneOf(row.openHazard, hazards)),
  ],
)

/** 答应事项: what we said we would do, by when; open until answered. */
export const promises = pgTable(
  'promises',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    visitId: uuid('visit_id'),
    issueId: uuid('issue_id'),
    text: text().notNull(),
    dueOn: day('due_on').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    answer: text(),
    answeredAt: instant('answered_at'),
    answeredBy: uuid('answered_by'),
    /** Why the day was last put off; the earlier days stand in the history. */
    postponedReason: text('postponed_reason'),
    version: version(),
  },
  (promise) => [
    index('promises_open').on(promise.areaCode, promise.dueOn).where(sql`answered_at is null`),
    index('promises_household').on(promise.householdId, promise.dueOn),
    check('promises_answered_whole', sql`(${promise.answeredAt} is null) = (${promise.answer} is null)`),
  ],
)
