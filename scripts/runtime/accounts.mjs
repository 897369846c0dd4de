import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { refusals } from './wording.mjs'

/**
 * The system user a server runs as; empty when it is the present one.
 * @typedef {{ uid?: number, gid?: number }} Account
 */

/**
 * PostgreSQL refuses to run as root. An existing data folder keeps its owner.
 * @param {string} folder the data folder, which may not exist yet
 * @returns {Account}
 */
export function serverAccount(folder) {
  if (process.getuid?.() !== 0) return {}
  if (fs.existsSync(folder)) {
    const { uid, gid } = fs.statSync(folder)
    if (uid !== 0) return { uid, gid }
  }
  const found = accountNamed('postgres') ?? accountNamed('nobody')
  if (!found) throw refusals.noAccount()
  return found
}

/** @param {string} name */
function accountNamed(name) {
  try {
    const id = (/** @type {string} */ flag) =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }).toString())
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

/**
 * Whether that user may walk down to the folder: every folder above must be searchable.
 * @param {string} folder @param {Account} account
 */
export function reaches(folder, account) {
  if (account.uid === undefined) return true
  for (let step = path.resolve(folder); ; step = path.dirname(step)) {
    if (!maySearch(fs.statSync(step), account)) return false
    if (step === path.dirname(step)) return true
  }
}

/** @param {fs.Stats} stats @param {Account} account */
function maySearch({ mode, uid, gid }, account) {
  if (uid === account.uid) return (mode & 0o100) !== 0
  if (gid === account.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
