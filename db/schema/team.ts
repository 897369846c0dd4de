import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import {
  type ItemList,
  type ItemState,
  itemLists,
  itemStates,
  type PartnerKind,
  partnerKinds,
} from '@/domain/visits/team-codes'

/** 对口联系: who of the street answers for a committee, from when until when. What came up meanwhile stays theirs. */
export const pairings = pgTable(
  'pairings',
  {
    id: key(),
    areaCode: areaCode(),
    accountId: uuid('account_id').notNull(),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (pairing) => [
    index('pairings_area').on(pairing.areaCode, pairing.fromOn),
    index('pairings_account').on(pairing.accountId, pairing.fromOn),
    uniqueIndex('pairings_one').on(pairing.areaCode, pairing.accountId).where(sql`to_on is null`),
    check('pairings_days_in_order', sql`${pairing.toOn} is null or ${pairing.toOn} >= ${pairing.fromOn}`),
  ],
)

/** 共建单位, 区级机关 and 双报到党员: who outside the committee helps, with what. */
export const partners = pgTable(
  'partners',
  {
    id: key(),
    areaCode: areaCode(),
    kind: text().$type<PartnerKind>().notNull(),
    name: text().notNull(),
    contact: text(),
    phone: text(),
    offers: text(),
    fromOn: day('from_on').notNull(),
    endedOn: day('ended_on'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (partner) => [
    index('partners_area').on(partner.areaCode, partner.kind, partner.name),
    check('partners_kind_known', oneOf(partner.kind, partnerKinds)),
  ],
)

/** A line of 结对建议清单 or 赋能项目清单, with what caused it and where it stands. */
export const partnerItems = pgTable(
  'partner_items',
  {
    id: key(),
    areaCode: areaCode(),
    list: text().$type<ItemList>().notNull(),
    title: text().notNull(),
    partnerId: uuid('partner_id'),
    /** The matter it came from; else the demand, in words. */
    issueId: uuid('issue_id'),
    demand: text(),
    state: text().$type<ItemState>().notNull(),
    outcome: text(),
    onDay: day('on_day').notNull(),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (item) => [
    index('partner_items_area').on(item.areaCode, item.list, item.onDay.desc()),
    index('partner_items_issue').on(item.issueId).where(sql`issue_id is not null`),
    check('partner_items_list_known', oneOf(item.list, itemLists)),
    check('partner_items_state_known', oneOf(item.state, itemStates)),
    check('partner_items_caused', sql`${item.issueId} is not null or ${item.demand} is not null`),
  ],
)
