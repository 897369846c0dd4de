import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import type { AttachmentType } from '@/domain/visits/attachment'
import {
  type AttachmentEnd,
  type AttachmentKind,
  attachmentEnds,
  attachmentKinds,
} from '@/domain/visits/attachment-codes'

/** 附件: a photo or a voice note of a visit, or a photo of a place. The id is made where it was taken, so that replay is harmless. */
export const attachments = pgTable(
  'attachments',
  {
    id: key(),
    areaCode: areaCode(),
    /** None while its visit waits for the secretary, and for a place. */
    householdId: uuid('household_id'),
    visitId: uuid('visit_id'),
    observationId: uuid('observation_id'),
    kind: text().$type<AttachmentKind>().notNull(),
    /** As it was announced: length, SHA-256, and how many parts it comes in. */
    bytes: integer().notNull(),
    hash: text().notNull(),
    parts: integer().notNull(),
    /** Since when every part is here and the hash is the one announced; before that it is shown to nobody. */
    wholeAt: instant('whole_at'),
    /** Of what is kept: the same, but for what a picture says about place, device and time. */
    mediaType: text('media_type').$type<AttachmentType>(),
    keptHash: text('kept_hash'),
    goneAt: instant('gone_at'),
    gone: text().$type<AttachmentEnd>(),
    madeAt: instant('made_at').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (row) => [
    index('attachments_visit').on(row.visitId),
    index('attachments_observation').on(row.observationId),
    index('attachments_household').on(row.householdId),
    index('attachments_area').on(row.areaCode, row.kind, row.wholeAt),
    check('attachments_kind_known', oneOf(row.kind, attachmentKinds)),
    check('attachments_gone_known', oneOf(row.gone, attachmentEnds)),
  ],
)

/** One part of an attachment, sealed; taken away with the sound that was typed, and with what is cleaned. */
export const attachmentParts = pgTable(
  'attachment_parts',
  {
    id: key(),
    areaCode: areaCode(),
    attachmentId: uuid('attachment_id').notNull(),
    part: integer().notNull(),
    cipher: text().notNull(),
  },
  (row) => [uniqueIndex('attachment_parts_place').on(row.attachmentId, row.part)],
)
