import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { refusals, saysDiskFull } from './wording.mjs'

/** @param {number} milliseconds */
export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** @param {number} pid */
export function alive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * What a process calls itself and where it stands; undefined where the system does not tell.
 * @param {number} pid
 */
export function processFacts(pid) {
  try {
    return {
      command: fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
      folder: fs.readlinkSync(`/proc/${pid}/cwd`),
    }
  } catch {
    return undefined
  }
}

/**
 * A mark that tells a process from a later one with the same number; empty where the system does not tell.
 * @param {number} pid
 */
export function birthOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

/**
 * Waits until a process has gone. Yields whether it went in time.
 * @param {number} pid @param {number} milliseconds
 */
export async function gone(pid, milliseconds) {
  const until = Date.now() + milliseconds
  while (alive(pid)) {
    if (Date.now() > until) return false
    await pause(20)
  }
  return true
}

/**
 * Ends a process by its own id: first politely, then for good.
 * @param {number} pid @param {NodeJS.Signals} polite @param {NodeJS.Signals} final @param {number} patience milliseconds
 */
export async function end(pid, polite, final, patience) {
  send(pid, polite)
  if (await gone(pid, patience)) return
  send(pid, final)
  await gone(pid, 5_000)
}

/** @param {number} pid @param {NodeJS.Signals} signal */
export function send(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch {
    // it has gone by itself
  }
}

/**
 * Calls back whenever somebody wants the program to end. npm hands a signal to its shell only, which dies without
 * passing it on: the parent's end counts as a signal too.
 * @param {() => void} stop
 */
export function onStop(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
  watch.unref()
}

/** @type {Set<import('node:child_process').ChildProcess>} */
const working = new Set()

/** Ends whatever `work` has under way. */
export function abandonWork() {
  for (const child of working) child.kill('SIGTERM')
}

/**
 * Runs a program to its end, showing its output. Refuses when it fails.
 * @param {string} what said when it fails @param {string[]} command
 * @param {{ env?: NodeJS.ProcessEnv, cwd: string, quiet?: boolean, account?: import('./accounts.mjs').Account }} options
 * @returns {Promise<string>} the last part of the output
 */
export function work(what, command, { env = process.env, cwd, quiet = false, account = {} }) {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...account, cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    working.add(child)
    let tail = ''
    const take = (/** @type {NodeJS.WriteStream} */ out) => (/** @type {Buffer} */ part) => {
      tail = (tail + part).slice(-8_000)
      if (!quiet) out.write(part)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stderr))
    child.on('error', (error) => reject(refusals.failed(what, error.message)))
    child.on('close', (code) => {
      working.delete(child)
      if (code === 0) resolve(tail)
      else reject(saysDiskFull(tail) ? refusals.diskFull(cwd) : refusals.failed(what, quiet ? tail : ''))
    })
  })
}
