import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { reaches, serverAccount } from './accounts.mjs'
import { textOf } from './places.mjs'
import { alive, processFacts, work } from './processes.mjs'
import { refusals } from './wording.mjs'

/**
 * Where a cluster lives and who runs it.
 * @typedef {{ folder: string, account: import('./accounts.mjs').Account }} Place
 */

/**
 * The place of the cluster that belongs to a data folder: `pg` inside it, or a public folder when the server's
 * account may not walk there. The choice is written down, so that a later change of modes loses nothing.
 * @param {string} data @returns {Place}
 */
export function placeOf(data) {
  const note = path.join(data, 'pg.place')
  const noted = textOf(note)?.trim()
  const inside = path.join(data, 'pg')
  const account = serverAccount(noted ?? inside)
  if (noted) return { folder: noted, account }
  if (fs.existsSync(inside) || reaches(data, account)) return { folder: inside, account }
  const name = createHash('sha256').update(fs.realpathSync(data)).digest('hex').slice(0, 16)
  const parent = `/var/tmp/baijia-data-${name}`
  fs.mkdirSync(parent, { recursive: true, mode: 0o711 })
  if (fs.lstatSync(parent).uid !== 0) throw refusals.otherOwner(parent)
  const folder = path.join(parent, 'pg')
  fs.writeFileSync(note, `${folder}\n`)
  return { folder, account: serverAccount(folder) }
}

/** UTF-8 with a character type that knows Chinese letters; without it trigrams of Chinese text are empty. */
export function serverEnvironment() {
  return { ...process.env, LC_ALL: locale(), LANG: locale(), TZ: 'Asia/Shanghai' }
}

const locale = () => (process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8')

/**
 * Makes the cluster when it is missing, else refuses one that this server cannot open.
 * @param {Place} place @param {import('./binaries.mjs').Binaries} binaries
 * @param {string} password of the owner role `postgres` @param {boolean} throwaway
 */
export async function ensureCluster({ folder, account }, binaries, password, throwaway) {
  const version = versionOf(folder)
  if (version !== undefined) {
    if (version !== binaries.major) throw refusals.otherMajor(folder, version, binaries.major)
    return
  }
  // made beside and renamed: a cluster that was cut short never looks like a whole one
  const beside = `${folder}.new`
  const secret = path.join(path.dirname(folder), `.initdb-${process.pid}`)
  fs.rmSync(beside, { recursive: true, force: true })
  fs.mkdirSync(beside, { recursive: true, mode: 0o700 })
  fs.writeFileSync(secret, `${password}\n`, { mode: 0o600 })
  give(beside, account)
  give(secret, account)
  try {
    await initialise({ binaries, account, beside, secret, throwaway })
    fs.renameSync(beside, folder)
  } finally {
    fs.rmSync(secret, { force: true })
    fs.rmSync(beside, { recursive: true, force: true })
  }
}

/**
 * @param {{ binaries: import('./binaries.mjs').Binaries, account: import('./accounts.mjs').Account,
 *   beside: string, secret: string, throwaway: boolean }} what
 */
function initialise({ binaries, account, beside, secret, throwaway }) {
  return work(
    '建立数据库 initdb',
    [
      path.join(binaries.folder, 'bin/initdb'),
      ...['--pgdata', beside, '--username', 'postgres', '--auth', 'scram-sha-256', '--pwfile', secret],
      ...['--encoding=UTF8', `--locale=${locale()}`],
      ...(throwaway ? ['--no-sync'] : []),
    ],
    { cwd: path.dirname(beside), env: serverEnvironment(), quiet: true, account },
  )
}

/** The major version that made a cluster. @param {string} folder */
function versionOf(folder) {
  try {
    const text = textOf(path.join(folder, 'PG_VERSION'))
    return text === undefined ? undefined : Number.parseInt(text, 10)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EACCES') throw refusals.otherOwner(folder)
    throw error
  }
}

/** @param {string} file @param {import('./accounts.mjs').Account} account */
function give(file, { uid, gid }) {
  if (uid !== undefined && gid !== undefined) fs.chownSync(file, uid, gid)
}

/**
 * The server that holds a cluster now, by its own lock file; undefined when none does.
 * @param {string} folder @returns {{ pid: number, port: number, ready: boolean } | undefined}
 */
export function runningServer(folder) {
  const lines = textOf(path.join(folder, 'postmaster.pid'))?.split('\n')
  const pid = Number(lines?.[0])
  if (!lines || !alive(pid)) return undefined
  const facts = processFacts(pid)
  // a number that another program has by now, as after a restart of the machine
  if (facts && facts.folder !== fs.realpathSync(folder)) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/** A lock file whose process number belongs to a stranger stops PostgreSQL; one of a dead process does not. @param {string} folder */
export function dropForeignLock(folder) {
  const file = path.join(folder, 'postmaster.pid')
  const pid = Number(textOf(file)?.split('\n')[0])
  if (pid && alive(pid) && processFacts(pid) && !runningServer(folder)) fs.rmSync(file)
}

/**
 * Command-line settings of the server.
 * @param {number} port @param {boolean} throwaway
 */
export function serverSettings(port, throwaway) {
  const memory = Math.min(os.totalmem(), process.constrainedMemory?.() || Number.POSITIVE_INFINITY) / 1_048_576
  const shared = throwaway ? 128 : Math.max(64, Math.min(1024, Math.round(memory / 4)))
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    max_connections: 100,
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.max(128, Math.round(memory / 2))}MB`,
    maintenance_work_mem: '128MB',
    work_mem: '16MB',
    max_wal_size: '512MB',
    jit: 'off',
    ...(throwaway ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
