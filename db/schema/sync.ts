import { index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, instant, key, version } from '@/db/schema/columns'
import type { HeldReason, Receipt, SyncKind } from '@/domain/visits/sync'

/** A phone somebody works with: what seals its store, and what lets it hand over what it holds after the account is gone. */
export const phones = pgTable(
  'phones',
  {
    id: key(),
    areaCode: areaCode(),
    accountId: uuid('account_id').notNull(),
    /** What the browser calls itself, to tell one's phones apart. */
    name: text().notNull(),
    secretCipher: text('secret_cipher').notNull(),
    tokenDigest: text('token_digest').notNull().unique(),
    addedAt: instant('added_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (phone) => [index('phones_account').on(phone.accountId, phone.addedAt)],
)

/** What became of a key a phone sent: the same key with the same content is answered from here for 400 days [R4]. */
export const syncReceipts = pgTable(
  'sync_receipts',
  {
    id: key(),
    areaCode: areaCode(),
    accountId: uuid('account_id').notNull(),
    key: uuid('sync_key').notNull(),
    hash: text().notNull(),
    answer: jsonb().$type<Receipt>().notNull(),
    at: instant('at').notNull(),
  },
  (receipt) => [
    uniqueIndex('sync_receipts_key').on(receipt.accountId, receipt.key),
    index('sync_receipts_at').on(receipt.at),
  ],
)

/** 待接手: what a phone handed over and nobody could write, sealed, until the secretary has answered it. */
export const heldItems = pgTable(
  'held_items',
  {
    id: key(),
    areaCode: areaCode(),
    accountId: uuid('account_id').notNull(),
    key: uuid('sync_key').notNull(),
    /** A visit, or what was seen at a place. */
    kind: text().$type<SyncKind>().notNull().default('visit'),
    hash: text().notNull(),
    reason: text().$type<HeldReason>().notNull(),
    bodyCipher: text('body_cipher').notNull(),
    deviceAt: instant('device_at'),
    heldAt: instant('held_at').notNull(),
    settledAt: instant('settled_at'),
    settledBy: uuid('settled_by'),
    /** The visit it became; none when it was laid aside, with its reason. */
    visitId: uuid('visit_id'),
    settledReason: text('settled_reason'),
    version: version(),
  },
  (item) => [index('held_items_area').on(item.areaCode, item.settledAt, item.heldAt)],
)

/** 两个说法: a fact corrected at the door that somebody else had changed meanwhile; both stay until a person decides. */
export const factClashes = pgTable(
  'fact_clashes',
  {
    id: key(),
    areaCode: areaCode(),
    householdId: uuid('household_id').notNull(),
    visitId: uuid('visit_id').notNull(),
    field: text().notNull(),
    before: text(),
    mine: text(),
    theirs: text(),
    madeBy: uuid('made_by').notNull(),
    madeAt: instant('made_at').notNull(),
    settledAt: instant('settled_at'),
    settledBy: uuid('settled_by'),
    choice: text().$type<'mine' | 'theirs'>(),
    version: version(),
  },
  (clash) => [
    index('fact_clashes_area').on(clash.areaCode, clash.settledAt),
    index('fact_clashes_household').on(clash.householdId),
  ],
)
