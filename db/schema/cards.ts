import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type CardKind, cardKinds, type PostKind, postKinds } from '@/domain/visits/card-codes'
import type { Stated } from '@/domain/visits/cards'

/** 岗位: who answers for a grid or a committee from which day, and the number residents may call. Known to the whole committee. */
export const posts = pgTable(
  'posts',
  {
    id: key(),
    areaCode: areaCode(),
    /** The grid or committee they answer for. */
    placeCode: bigint('place_code', { mode: 'number' }).notNull(),
    kind: text().$type<PostKind>().notNull(),
    name: text().notNull(),
    phone: text(),
    wechat: text(),
    accountId: uuid('account_id'),
    fromOn: day('from_on').notNull(),
    toOn: day('to_on'),
    recordedBy: uuid('recorded_by'),
    recordedAt: recordedAt(),
    version: version(),
  },
  (post) => [
    uniqueIndex('posts_one').on(post.placeCode, post.kind).where(sql`to_on is null`),
    index('posts_area').on(post.areaCode, post.placeCode, post.fromOn),
    check('posts_kind_known', oneOf(post.kind, postKinds)),
  ],
)

/** 服务: what a committee offers, where, when and for whom. */
export const offers = pgTable(
  'offers',
  {
    id: key(),
    areaCode: areaCode(),
    name: text().notNull(),
    place: text().notNull(),
    hours: text(),
    phone: text(),
    audience: text(),
    sort: integer().notNull().default(0),
    endedOn: day('ended_on'),
    recordedBy: uuid('recorded_by').notNull(),
    recordedAt: recordedAt(),
    version: version(),
  },
  (offer) => [index('offers_area').on(offer.areaCode, offer.sort)],
)

/** 印发: cards and lists that were printed, what they state, where they went, and when they were taken back. */
export const cardPrints = pgTable(
  'card_prints',
  {
    id: key(),
    areaCode: areaCode(),
    gridCode: bigint('grid_code', { mode: 'number' }),
    kind: text().$type<CardKind>().notNull(),
    stated: jsonb().$type<Stated[]>().notNull(),
    copies: integer().notNull(),
    /** Running numbers of 走访联系卡, one for each card. */
    firstNumber: integer('first_number'),
    lastNumber: integer('last_number'),
    handedTo: text('handed_to').notNull(),
    printedAt: instant('printed_at').notNull(),
    printedBy: uuid('printed_by').notNull(),
    withdrawnOn: day('withdrawn_on'),
    version: version(),
  },
  (print) => [
    index('card_prints_area').on(print.areaCode, print.printedAt.desc()),
    uniqueIndex('card_prints_number').on(print.areaCode, print.firstNumber).where(sql`first_number is not null`),
    check('card_prints_kind_known', oneOf(print.kind, cardKinds)),
  ],
)
