import { sql } from 'drizzle-orm'
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { areaCode, instant, key, oneOf } from '@/db/schema/columns'
import { type NamedAct, namedActs } from '@/domain/households/acts'
import { type Paper, papers, type Taking, takings } from '@/domain/rosters/notice-codes'

/** 名单更正通知: a paper somebody took away stands wrong, because what it was made from has been taken back. */
export const listNotices = pgTable(
  'list_notices',
  {
    id: key(),
    areaCode: areaCode(),
    /** Who took it. */
    accountId: uuid('account_id').notNull(),
    paper: text().$type<Paper>().notNull(),
    taking: text().$type<Taking>().notNull(),
    label: text().notNull(),
    /** Where the paper is had anew. */
    address: text().notNull(),
    takenAt: instant('taken_at').notNull(),
    /** Whom it is wrong about. */
    people: jsonb().$type<string[]>().notNull(),
    undone: text().$type<NamedAct>().notNull(),
    notedAt: instant('noted_at').notNull(),
    notedBy: uuid('noted_by').notNull(),
    /** Since when the paper is replaced. */
    settledAt: instant('settled_at'),
  },
  (notice) => [
    index('list_notices_open').on(notice.accountId, notice.notedAt).where(sql`settled_at is null`),
    index('list_notices_area').on(notice.areaCode, notice.notedAt),
    check('list_notices_paper_known', oneOf(notice.paper, papers)),
    check('list_notices_taking_known', oneOf(notice.taking, takings)),
    check('list_notices_undone_known', oneOf(notice.undone, namedActs)),
  ],
)
