import { spawn } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './places.mjs'
import { alive, end, pause } from './processes.mjs'

/**
 * One process of the application. `read` draws pages, `write` takes what is saved: a page that is being drawn holds its
 * process for tens of milliseconds, and nobody at a door should wait for that (decision 0030).
 * @typedef {{ kind: 'read' | 'write', port: number, pid: number | undefined, up: boolean, busy: number }} Lane
 */

/** One writing process, and as many reading ones as the machine has processors to spare, two at most. @returns {Lane[]} */
export function lanesOfMachine() {
  const readers = Math.max(1, Math.min(2, os.availableParallelism() - 1))
  const kinds = /** @type {const} */ ([
    'write',
    ...Array.from({ length: readers }, () => /** @type {const} */ ('read')),
  ])
  return kinds.map((kind) => ({ kind, port: 0, pid: undefined, up: false, busy: 0 }))
}

/**
 * Starts the process of a lane and starts it anew whenever it ends by itself; gives up after four falls within a minute.
 * @param {Lane} lane
 * @param {{ env: NodeJS.ProcessEnv, folder: string, say: (text: string) => void, fail: () => void, changed: () => void }} house
 */
export function keepLane(lane, { env, folder, say, fail, changed }) {
  let stopping = false
  let falls = 0
  const launch = async () => {
    const port = await freePort()
    if (stopping) return
    const born = Date.now()
    const child = application(lane.kind, port, { env, folder })
    Object.assign(lane, { port, pid: child.pid })
    changed()
    const ended = new AbortController()
    void answering(port, ended.signal).then((answers) => {
      lane.up = answers
    })
    child.on('exit', async (code) => {
      ended.abort()
      lane.up = false
      if (stopping) return
      falls = Date.now() - born > 60_000 ? 1 : falls + 1
      say(`应用意外退出(${code})`)
      if (falls > 3) return fail()
      await pause(falls * 500)
      if (!stopping) await launch()
    })
  }
  void launch()
  return {
    async stop() {
      stopping = true
      if (lane.pid !== undefined && alive(lane.pid)) await end(lane.pid, 'SIGTERM', 'SIGKILL', 30_000)
    },
  }
}

/** @param {Lane['kind']} kind @param {number} port @param {{ env: NodeJS.ProcessEnv, folder: string }} build */
function application(kind, port, { env, folder }) {
  const next = path.join(folder, 'node_modules/next/dist/bin/next')
  // its own process group: Ctrl-C reaches the launcher alone, which then drains the application once
  const child = spawn(process.execPath, [next, 'start', '-p', String(port), '-H', '127.0.0.1'], {
    ...{ cwd: folder, env: { ...env, BAIJIA_LANE: kind }, detached: true },
    // what it says of its own address is nobody's address
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return child
}

/** Whether a port answers, however; asked until it does or its process has ended. @param {number} port @param {AbortSignal} ended */
async function answering(port, ended) {
  while (!ended.aborted) {
    try {
      await fetch(`http://127.0.0.1:${port}/api/health`, {
        signal: AbortSignal.any([ended, AbortSignal.timeout(5_000)]),
      })
      return !ended.aborted
    } catch {
      await pause(50)
    }
  }
  return false
}
