import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { areaCode, day, instant, key, oneOf, recordedAt, version } from '@/db/schema/columns'
import { type Role, roles } from '@/domain/access/roles'
import { type UnitCode, units } from '@/domain/issues/codes'

export const accounts = pgTable(
  'accounts',
  {
    id: key(),
    areaCode: areaCode(),
    username: text().notNull(),
    name: text().notNull(),
    title: text().notNull(),
    role: text().$type<Role>().notNull(),
    unitCode: text('unit_code').$type<UnitCode>(),
    buildingId: uuid('building_id'),
    passwordHash: text('password_hash').notNull(),
    passwordChangedOn: day('password_changed_on').notNull(),
    mustChangePassword: boolean('must_change_password').notNull().default(false),
    disabledAt: instant('disabled_at'),
    createdAt: recordedAt(),
    version: version(),
  },
  (account) => [
    uniqueIndex('accounts_username').on(sql`lower(${account.username})`),
    index('accounts_area').on(account.areaCode, account.role),
    check('accounts_role_known', oneOf(account.role, roles)),
    check('accounts_unit_known', sql`${account.unitCode} is null or ${oneOf(account.unitCode, units)}`),
  ],
)

/** A session is a row, so that ending it ends it at once; the cookie carries only the key to its digest. */
export const sessions = pgTable(
  'sessions',
  {
    id: key(),
    accountId: uuid('account_id').notNull(),
    tokenDigest: text('token_digest').notNull().unique(),
    startedAt: instant('started_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    endedAt: instant('ended_at'),
    phone: boolean().notNull().default(false),
    address: text(),
    agent: text(),
  },
  (session) => [index('sessions_account').on(session.accountId, session.endedAt)],
)

/** Failed sign-ins, counted in the database so that two app processes are one lock. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    username: text().notNull(),
    address: text().notNull(),
    at: instant('at').notNull(),
    failed: boolean().notNull(),
  },
  (attempt) => [
    index('sign_in_attempts_username').on(attempt.username, attempt.at),
    index('sign_in_attempts_address').on(attempt.address, attempt.at),
  ],
)

/** 走访队伍: visitors of every kind, with or without an account. */
export const visitors = pgTable(
  'visitors',
  {
    id: key(),
    areaCode: areaCode(),
    name: text().notNull(),
    kind: text().notNull(),
    accountId: uuid('account_id'),
    since: day('since').notNull(),
    until: day('until'),
    /** What somebody can interpret. */
    languages: text().array().notNull().default(sql`'{}'`),
    /** 能力 they have, besides what they were trained in. */
    competencies: text().array().notNull().default(sql`'{}'`),
    phoneCipher: text('phone_cipher'),
    phoneMasked: text('phone_masked'),
    sort: integer().notNull().default(0),
  },
  (visitor) => [index('visitors_area').on(visitor.areaCode, visitor.until)],
)
