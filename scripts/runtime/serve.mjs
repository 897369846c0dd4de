import { openFront } from './front.mjs'
import { keepLane, lanesOfMachine } from './lanes.mjs'
import { root } from './places.mjs'
import { pause } from './processes.mjs'

/** How long an update waits for what is under way, at most. */
const longestAnswerMs = 20_000

/**
 * Serves the built application at one address and keeps its processes and its database up until `stop`.
 * @param {{ host: string, port: number, env: NodeJS.ProcessEnv, server: import('../postgres.mjs').Server | undefined,
 *   fail: () => void, say: (text: string) => void, note?: (pids: number[]) => void,
 *   folder?: string }} options `folder` holds the build, if it is not this one's
 */
export function serve({ host, port, env, server, fail, say, note = () => {}, folder = root }) {
  let stopping = false
  const lanes = lanesOfMachine()
  const changed = () => note(lanes.flatMap(({ pid }) => (pid === undefined ? [] : [pid])))
  const kept = lanes.map((lane) => keepLane(lane, { env, folder, say, fail, changed }))
  const front = openFront(lanes)
  front.once('error', (error) => {
    say(String(error.message))
    fail()
  })
  front.listen(port, host)
  void keep(server, say, () => stopping)
  return {
    ready: readiness(lanes, `http://${reachable(host)}:${port}/api/health`, say, () => stopping),
    async stop() {
      stopping = true
      // what has come in is answered before its process ends: nobody is told 503 by an update (reliability R10)
      front.close()
      await answered(lanes)
      await Promise.all(kept.map((lane) => lane.stop()))
      front.closeAllConnections()
    },
  }
}

/** Once nothing has been under way for a quarter of a second; a connection over which nothing was asked is not waited for. @param {import('./lanes.mjs').Lane[]} lanes */
async function answered(lanes) {
  const late = Date.now() + longestAnswerMs
  for (let still = 0; still < 5 && Date.now() < late; await pause(50)) {
    still = lanes.some(({ busy }) => busy > 0) ? 0 : still + 1
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
 * Resolves with true once every process answers and the application says it is well; says so when that takes too long, and goes on asking.
 * @param {import('./lanes.mjs').Lane[]} lanes @param {string} address @param {(text: string) => void} say @param {() => boolean} stopping
 */
async function readiness(lanes, address, say, stopping) {
  const late = Date.now() + 60_000
  for (let warned = false; !stopping(); await pause(100)) {
    if (lanes.every(({ up }) => up) && (await isWell(address))) return true
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
