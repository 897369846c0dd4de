import http from 'node:http'
import { createProxyServer } from 'httpxy'
import { pause } from './processes.mjs'
import { restartedPage } from './wording.mjs'

/** How long a request waits for an application that is starting anew. */
const longestWaitMs = 20_000
/** How long a connection with nothing under way is kept: longer than browsers and the servers people put before this one keep theirs, so that nobody asks over one that is just being closed. */
const idleMs = 130_000

/**
 * The one address of the house: takes each request to a process of the application. What only reads goes where fewest are being
 * drawn, what writes to the writing process; a lane that is down is passed by, and while all are, requests wait.
 * @param {import('./lanes.mjs').Lane[]} lanes
 */
export function openFront(lanes) {
  const proxy = createProxyServer({})
  const kept = new http.Agent({ keepAlive: true, maxSockets: 512, timeout: 4_000 })
  // none of its connections is used again; each is still said to be kept open, so that an answer given before all was read is not cut off
  const fresh = new http.Agent({ keepAlive: true, maxSockets: 512, maxFreeSockets: 0 })
  /** @type {WeakSet<http.IncomingMessage>} */
  const again = new WeakSet()

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  const carry = async (request, response) => {
    const lane = await laneFor(lanes, request)
    if (!lane) return sayRestarted(request, response)
    lane.busy += 1
    try {
      // what is written, or asked for once more, goes over a connection of its own: one kept open may be closed in the very moment it is used again
      const agent = isReading(request) && !again.has(request) ? kept : fresh
      await proxy.web(request, response, { target: `http://127.0.0.1:${lane.port}`, agent })
    } finally {
      lane.busy -= 1
    }
  }
  proxy.on('proxyRes', ({ headers }) => {
    // said of the connection to the lane, not of the one the answer goes out on
    delete headers['keep-alive']
  })
  proxy.on('error', (_error, request, response) => {
    if (!(response instanceof http.ServerResponse) || request.socket.destroyed) return
    if (response.headersSent) return void response.destroy()
    if (isReading(request) && !again.has(request)) {
      again.add(request)
      return void carry(request, response)
    }
    sayRestarted(request, response)
  })
  const front = http.createServer((request, response) => {
    // an address that is given up answers what has come in, and keeps no connection open
    response.once('finish', () => void (front.listening || request.socket.end()))
    // whoever stands before this one has said already for whom it asks
    request.headers['x-forwarded-for'] ??= request.socket.remoteAddress ?? ''
    void carry(request, response)
  })
  front.keepAliveTimeout = idleMs
  return front
}

/** @param {http.IncomingMessage} request */
const isReading = ({ method }) => method === 'GET' || method === 'HEAD'

/** @param {import('./lanes.mjs').Lane[]} lanes @param {http.IncomingMessage} request */
async function laneFor(lanes, request) {
  const wanted = isReading(request) ? 'read' : 'write'
  const rank = (/** @type {import('./lanes.mjs').Lane} */ { kind, busy }) => (kind === wanted ? 0 : 10_000) + busy
  for (const until = Date.now() + longestWaitMs; Date.now() < until && !request.socket.destroyed; await pause(50)) {
    const [lane] = lanes.filter(({ up }) => up).sort((one, other) => rank(one) - rank(other))
    if (lane) return lane
  }
  return undefined
}

/** 503 in plain words. A form that was sent may have been saved or not: its page can be gone back to. @param {http.IncomingMessage} request @param {http.ServerResponse} response */
function sayRestarted(request, response) {
  if (response.headersSent || response.destroyed) return
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'retry-after': '10',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  })
  response.end(restartedPage(isReading(request)))
}
