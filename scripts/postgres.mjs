import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { embeddedBinaries, runnable } from './runtime/binaries.mjs'
import {
  dropForeignLock,
  ensureCluster,
  placeOf,
  runningServer,
  serverEnvironment,
  serverSettings,
} from './runtime/cluster.mjs'
import { demandSpace, freeBytes, freePort, textOf } from './runtime/places.mjs'
import { alive, birthOf, end, pause } from './runtime/processes.mjs'
import { plainly, refusals, saysDiskFull } from './runtime/wording.mjs'

/**
 * A PostgreSQL on 127.0.0.1. `revive` starts it again if it died and yields whether it had;
 * `release` lets go of it: it stops when nobody else holds it.
 * @typedef {{
 *   port: number, pid: number, version: string, folder: string, adopted: boolean,
 *   url: (database: string) => string,
 *   revive: () => Promise<boolean>,
 *   release: () => Promise<void>,
 * }} Server
 */

/**
 * Starts PostgreSQL on the cluster of a data folder, making the cluster when it is missing, or attaches to the
 * server that already holds it (another command's, or one left behind by a killed program).
 * @param {{ data: string, password: string, throwaway?: boolean, binaries?: import('./runtime/binaries.mjs').Binaries }} options
 *   `throwaway`: for tests, nothing is flushed to the disk
 * @returns {Promise<Server>}
 */
export async function startPostgres({ data, password, throwaway = false, binaries = embeddedBinaries() }) {
  try {
    const place = placeOf(data)
    if (!throwaway) demandSpace(path.dirname(place.folder), 500)
    const programs = runnable(binaries, place.account)
    await ensureCluster(place, programs, password, throwaway)
    const holders = holdersOf(data)
    holders.enter()
    const launch = (/** @type {number | undefined} */ port) =>
      attachOrLaunch({ place, programs, data, throwaway, port })
    const first = await launch(undefined)
    return serverOf({ first, launch, holders, password, version: programs.version, folder: place.folder })
  } catch (error) {
    throw plainly(error, data)
  }
}

/**
 * @typedef {{ pid: number, port: number, adopted: boolean }} Running
 * @param {{ first: Running, launch: (port?: number) => Promise<Running>, holders: ReturnType<typeof holdersOf>,
 *   password: string, version: string, folder: string }} parts
 * @returns {Server}
 */
function serverOf({ first, launch, holders, password, version, folder }) {
  let { pid } = first
  let released = false
  return {
    ...first,
    version,
    folder,
    url: (database) => `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${first.port}/${database}`,
    async revive() {
      if (released || alive(pid)) return false
      pid = (await launch(first.port)).pid
      return true
    },
    async release() {
      released = true
      if (holders.leave()) await end(pid, 'SIGINT', 'SIGQUIT', 30_000)
    },
  }
}

/**
 * @param {{ place: import('./runtime/cluster.mjs').Place, programs: import('./runtime/binaries.mjs').Binaries,
 *   data: string, throwaway: boolean, port: number | undefined }} what
 * @returns {Promise<Running>}
 */
async function attachOrLaunch({ place, programs, data, throwaway, port }) {
  const log = path.join(data, 'postgres.log')
  const until = Date.now() + 60_000
  for (;;) {
    const running = runningServer(place.folder)
    if (running?.ready) return { ...running, adopted: true }
    if (!running) {
      dropForeignLock(place.folder)
      const at = port ?? (await freePort())
      const { pid, said } = await launched({ place, programs, log, throwaway, port: at })
      if (pid) return { pid, port: at, adopted: false }
      if (saysDiskFull(said) || freeBytes(data) < 5_000_000) throw refusals.diskFull(data)
      // a server killed a moment ago still holds its memory; a port may have been taken meanwhile
      if (!/shared memory block|lock file|could not bind|Address already in use/.test(said) || Date.now() > until)
        throw refusals.failed('启动 PostgreSQL', said)
    }
    if (Date.now() > until) throw refusals.failed('等待 PostgreSQL', `见 ${log}`)
    await pause(200)
  }
}

/**
 * One attempt. Yields the process number once ready, or what the server said before it gave up.
 * @param {{ place: import('./runtime/cluster.mjs').Place, programs: import('./runtime/binaries.mjs').Binaries,
 *   log: string, throwaway: boolean, port: number }} what
 */
async function launched({ place, programs, log, throwaway, port }) {
  if (fs.existsSync(log) && fs.statSync(log).size > 5_000_000) fs.renameSync(log, `${log}.old`)
  const out = fs.openSync(log, 'a', 0o600)
  const before = fs.fstatSync(out).size
  // its own process group: Ctrl-C reaches the launcher, which lets the application finish first
  const child = spawn(
    path.join(programs.folder, 'bin/postgres'),
    ['-D', place.folder, ...serverSettings(port, throwaway)],
    { ...place.account, cwd: place.folder, env: serverEnvironment(), detached: true, stdio: ['ignore', out, out] },
  )
  const failure = new Promise((resolve) => child.once('error', resolve))
  fs.closeSync(out)
  child.unref()
  const { pid } = child
  if (pid === undefined) return { said: String(await failure) }
  while (child.exitCode === null && child.signalCode === null) {
    const running = runningServer(place.folder)
    if (running?.pid === pid && running.ready) return { pid, said: '' }
    await pause(15)
  }
  return { said: fs.readFileSync(log).subarray(before).toString().slice(-2_000) }
}

/**
 * Who is using the server of a data folder, one file per program.
 * @param {string} data
 */
function holdersOf(data) {
  const folder = path.join(data, 'holders')
  const own = path.join(folder, String(process.pid))
  return {
    enter() {
      fs.mkdirSync(folder, { recursive: true })
      fs.writeFileSync(own, birthOf(process.pid))
    },
    /** Yields whether this was the last one. */
    leave() {
      fs.rmSync(own, { force: true })
      const others = fs.readdirSync(folder)
      const holding = others.filter(
        (name) => alive(Number(name)) && textOf(path.join(folder, name)) === birthOf(Number(name)),
      )
      for (const name of others) if (!holding.includes(name)) fs.rmSync(path.join(folder, name), { force: true })
      return holding.length === 0
    },
  }
}
