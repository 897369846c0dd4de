import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { textOf } from './places.mjs'
import { refusals } from './wording.mjs'

/** File name, variable that overrides it, and whether stored data cannot be read without it. */
const kinds = /** @type {const} */ ({
  authSecret: ['auth-secret', 'AUTH_SECRET', false],
  fieldKey: ['field-key', 'BAIJIA_FIELD_KEY', true],
  indexKey: ['index-key', 'BAIJIA_INDEX_KEY', true],
  actionsKey: ['server-actions-key', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', false],
  appPassword: ['app-role-password', 'BAIJIA_APP_PASSWORD', false],
  postgresPassword: ['postgres-password', 'BAIJIA_POSTGRES_PASSWORD', true],
})

/** @typedef {{ [Kind in keyof typeof kinds]: string }} Secrets */

/**
 * The secrets of one data folder: made once, mode 0600; a variable of the environment goes first,
 * so that several machines on one database can share them.
 * @param {string} folder @returns {Secrets}
 */
export function secretsOf(folder) {
  const keys = path.join(folder, 'keys')
  fs.mkdirSync(keys, { recursive: true, mode: 0o700 })
  const inUse = fs.existsSync(path.join(folder, 'in-use'))
  const entries = Object.entries(kinds).map(([kind, [name, variable, vital]]) => {
    const given = process.env[variable]
    if (given) return [kind, given]
    const file = path.join(keys, name)
    const kept = textOf(file)?.trim()
    if (kept) return [kind, kept]
    if (vital && inUse) throw refusals.keyLost(file, folder)
    return [kind, made(file, kind === 'appPassword' || kind === 'postgresPassword' ? 'base64url' : 'base64')]
  })
  return Object.fromEntries(entries)
}

/** Notes that data now depend on the keys: from here on a lost key is not silently replaced. @param {string} folder */
export function markInUse(folder) {
  const file = path.join(folder, 'in-use')
  if (!fs.existsSync(file)) fs.writeFileSync(file, '')
}

/**
 * Written beside and renamed: a disk that fills up never leaves half a key.
 * @param {string} file @param {'base64' | 'base64url'} encoding
 */
function made(file, encoding) {
  const value = randomBytes(32).toString(encoding)
  const beside = `${file}.${process.pid}`
  fs.writeFileSync(beside, `${value}\n`, { mode: 0o600 })
  try {
    // link, not rename: of two programs starting at once the first one's key stays
    fs.linkSync(beside, file)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    return textOf(file)?.trim() ?? value
  } finally {
    fs.rmSync(beside, { force: true })
  }
  return value
}
