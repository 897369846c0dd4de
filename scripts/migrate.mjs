import fs from 'node:fs'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import { root } from './runtime/places.mjs'
import { Refusal } from './runtime/wording.mjs'

/** The role the application connects as: owns nothing, row security always applies to it. */
export const appRole = 'baijia_app'

const oldest = 15

/**
 * Brings a database to the present schema as its owner. The app role is made first: migrations grant to it.
 * Several programs may do this at once; they take turns.
 * @param {{ ownerUrl: string, appPassword: string, folder?: string }} options
 */
export async function migrate({ ownerUrl, appPassword, folder = path.join(root, 'db/migrations') }) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    await demandServer(sql)
    await sql`select pg_advisory_lock(hashtext('baijia migrations'))`
    await ensureAppRole(sql, ownerUrl, appPassword)
    if (fs.existsSync(path.join(folder, 'meta/_journal.json'))) {
      await applyMigrations(drizzle(sql), { migrationsFolder: folder })
      // the application may see which migrations are in, to tell its health
      await sql.unsafe(`grant usage on schema drizzle to ${appRole}`)
      await sql.unsafe(`grant select on drizzle.__drizzle_migrations to ${appRole}`)
      await demandWall(sql)
      await forgetCounts(sql)
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** @param {postgres.Sql} sql */
async function demandServer(sql) {
  const [found] = await sql`
    select current_setting('server_version_num')::int / 10000 as major, current_user as role,
      (select pg_encoding_to_char(encoding) from pg_database where datname = current_database()) as encoding`
  if (found?.major < oldest)
    throw new Refusal(
      `需要 PostgreSQL ${oldest} 或更新版本,当前为 ${found?.major}。`,
      `PostgreSQL ${oldest} or newer is needed, this is ${found?.major}.`,
    )
  if (found?.encoding !== 'UTF8')
    throw new Refusal(
      `数据库编码须为 UTF8,当前为 ${found?.encoding}。`,
      `The database must be encoded in UTF8, this one is ${found?.encoding}.`,
    )
  if (found?.role === appRole)
    throw new Refusal(
      `DATABASE_URL 须是数据库的所有者,不能是 ${appRole}。`,
      `DATABASE_URL must name the owner of the database, not ${appRole}.`,
    )
}

/**
 * Counts kept by another release may have been counted otherwise.
 * @param {postgres.Sql} sql
 */
async function forgetCounts(sql) {
  const [kept] = await sql`select to_regclass('kept_tallies') is not null as there`
  if (kept?.there) await sql`delete from kept_tallies`
}

/**
 * A schema whose row security has a hole is not served.
 * @param {postgres.Sql} sql
 */
async function demandWall(sql) {
  const faults = await sql`select fault from wall_faults() fault`
  if (faults.length === 0) return
  const named = faults.map(({ fault }) => fault).join('; ')
  throw new Refusal(`数据库的行级防护有缺口,不予启动:${named}`, `Row security has holes, not starting: ${named}`)
}

/**
 * Roles belong to the whole server, so one that works already is left alone: other databases may use it.
 * @param {postgres.Sql} sql @param {string} ownerUrl @param {string} password
 */
async function ensureAppRole(sql, ownerUrl, password) {
  const [role] = await sql`select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = ${appRole}`
  const secret = `'${password.replaceAll("'", "''")}'`
  if (!role) {
    await sql
      .unsafe(`create role ${appRole} login nocreatedb nocreaterole password ${secret}`)
      .catch((error) => refuseUnlessMadeMeanwhile(error))
    return
  }
  if (role.rolsuper || role.rolbypassrls || role.rolcreaterole)
    await sql.unsafe(`alter role ${appRole} nosuperuser nobypassrls nocreaterole`)
  if (!(await opens(appUrlOf(ownerUrl, password)))) await sql.unsafe(`alter role ${appRole} login password ${secret}`)
}

/** @param {{ code?: string, message?: string }} error */
function refuseUnlessMadeMeanwhile(error) {
  if (error.code === '42710' || error.code === '23505') return
  if (error.code !== '42501') throw error
  throw new Refusal(
    `数据库账号无权建立角色 ${appRole}。请由管理员建立它,并用 BAIJIA_APP_PASSWORD 给出密码。`,
    `The database owner may not create the role ${appRole}. Have an administrator create it and give its password in BAIJIA_APP_PASSWORD.`,
  )
}

/** @param {string} url */
async function opens(url) {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/**
 * The same database as the app role sees it.
 * @param {string} ownerUrl @param {string} password
 */
export function appUrlOf(ownerUrl, password) {
  const url = new URL(ownerUrl)
  url.username = appRole
  url.password = encodeURIComponent(password)
  return url.href
}

/**
 * Makes a database on a server unless it is there.
 * @param {string} serverUrl any database of that server @param {string} name
 */
export async function ensureDatabase(serverUrl, name) {
  const sql = postgres(serverUrl, { max: 1, onnotice: () => {} })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`
    if (!found) await sql.unsafe(`create database "${name}"`)
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/**
 * Whether a migrated database still waits for its first area.
 * @param {string} ownerUrl
 */
export async function isEmpty(ownerUrl) {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    const [table] = await sql`select to_regclass('public.areas') is not null as made`
    if (!table?.made) return false
    const [first] = await sql`select 1 from areas limit 1`
    return first === undefined
  } finally {
    await sql.end({ timeout: 5 })
  }
}
