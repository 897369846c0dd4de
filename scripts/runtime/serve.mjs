import { spawn } from 'node:child_process'
import path from 'node:path'
import { root } from './places.mjs'
import { alive, end, pause } from './processes.mjs'

/**
 * Serves the built application and keeps it and its database up until `stop`.
 * @param {{ host: string, port: number, env: NodeJS.ProcessEnv, server: import('../postgres.mjs').Server | undefined,
 *   fail: () => void, say: (text: string) => void, note?: (pid: number) => void, folder?: string }} options
 */
export function serve({ host, port, env, server, fail, say, note = () => {}, folder = root }) {
  let stopping = false
  /** @type {number | undefined} */
  let pid
  let falls = 0
  const launch = () => {
    // its own process group: Ctrl-C reaches the launcher alone, which then drains the application once
    const child = spawn(
      process.execPath,
      [path.join(folder, 'node_modules/next/dist/bin/next'), 'start', '-p', String(port), '-H', host],
      { cwd: folder, env, detached: true, stdio: ['ignore', 'inherit', 'inherit'] },
    )
    const born = Date.now()
    pid = child.pid
    if (pid !== undefined) note(pid)
    child.on('exit', async (code) => {
      if (stopping) return
      falls = Date.now() - born > 60_000 ? 1 : falls + 1
      say(`应用意外退出(${code})`)
      if (falls > 3) return fail()
      await pause(falls * 500)
      if (!stopping) launch()
    })
  }
  launch()
  void keep(server, say, () => stopping)
  return {
    ready: readiness(host, port, say, () => stopping),
    async stop() {
      stopping = true
      if (pid !== undefined && alive(pid)) await end(pid, 'SIGTERM', 'SIGKILL', 30_000)
    },
  }
}

/**
 * Brings the embedded database back when it died; the application reconnects by itself.
 * @param {import('../postgres.mjs').Server | undefined} server @param {(text: string) => void} say
 * @param {() => boolean} stopping
 */
async function keep(server, say, stopping) {
  for (let wait = 1_000; server && !stopping(); ) {
    await pause(wait)
    if (stopping()) return
    try {
      if (await server.revive()) say('数据库意外退出,已重新启动')
      wait = 1_000
    } catch (error) {
      say(String(error instanceof Error ? error.message : error))
      wait = Math.min(wait * 2, 30_000)
    }
  }
}

/**
 * Resolves with true once the application says it is well; says so when that takes too long, and goes on asking.
 * @param {string} host @param {number} port @param {(text: string) => void} say @param {() => boolean} stopping
 */
async function readiness(host, port, say, stopping) {
  const address = `http://${reachable(host)}:${port}/api/health`
  const late = Date.now() + 60_000
  for (let warned = false; !stopping(); await pause(100)) {
    if (await isWell(address)) return true
    if (!warned && Date.now() > late) {
      warned = true
      say(`60 秒内未就绪,仍在等待(${address})\n  Not ready within 60 seconds, still waiting.`)
    }
  }
  return false
}

/** @param {string} host */
function reachable(host) {
  if (host === '0.0.0.0') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}

/** @param {string} address */
export async function isWell(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000), redirect: 'manual' })
    await answer.arrayBuffer()
    return answer.status === 200
  } catch {
    return false
  }
}
