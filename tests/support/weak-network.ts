import http from 'node:http'
import net from 'node:net'
import { Readable } from 'node:stream'
import { afterAll } from 'vitest'
import { answerCall } from '@/server/sync/answer-call'
import { answerAnnouncement, answerPart, answerProof } from '@/server/sync/answer-upload'

export type Weakness = {
  /** Of the line, each way, for all connections together. */
  bytesPerSecond: number
  roundTripMs: number
  /** What part of the connections is torn off somewhere on the way. */
  resets: number
}
export type Line = { base: string; connections: () => number; resets: () => number }

/** A line between a phone and a server as it is in a stairwell: narrow, slow, and torn off now and then. */
export async function weakLine(port: number, weakness: Weakness, seed = 7): Promise<Line> {
  const chance = chances(seed)
  const counts = { connections: 0, resets: 0 }
  const [up, down] = [narrow(weakness), narrow(weakness)]
  const server = net.createServer((phone) => {
    counts.connections += 1
    // one that is torn off is so on the way there, after some bytes, or at the latest with the first of the answer
    const tornAfter = chance() < weakness.resets ? Math.floor(chance() * 60_000) : Number.POSITIVE_INFINITY
    const far = net.connect(port, '127.0.0.1')
    let carried = 0
    const torn = () => {
      phone.resetAndDestroy()
      far.resetAndDestroy()
    }
    const carry = (from: net.Socket, to: net.Socket, lane: (bytes: number) => Promise<void>) => {
      let last = Promise.resolve()
      from.on('data', (bytes: Buffer) => {
        from.pause()
        last = last.then(async () => {
          await lane(bytes.length)
          carried += bytes.length
          const isDoomed = carried > tornAfter || (tornAfter < Number.POSITIVE_INFINITY && from === far)
          if (isDoomed && !to.destroyed) {
            counts.resets += 1
            return torn()
          }
          if (!to.destroyed) to.write(bytes)
          from.resume()
        })
      })
      from.on('end', () => void last.then(() => to.end()))
      from.on('error', () => to.destroy())
    }
    carry(phone, far, up)
    carry(far, phone, down)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  return {
    base: `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`,
    connections: () => counts.connections,
    resets: () => counts.resets,
  }
}

/** One direction of the line: what is sent waits its turn, and half a round trip. */
function narrow({ bytesPerSecond, roundTripMs }: Weakness) {
  let freeAt = 0
  return async (bytes: number) => {
    freeAt = Math.max(freeAt, performance.now()) + (bytes / bytesPerSecond) * 1000
    await new Promise((resolve) => setTimeout(resolve, freeAt - performance.now() + roundTripMs / 2))
  }
}

/** The same chances every time (mulberry32). */
function chances(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What phones call, served by itself: the handlers of the routes, for whoever `currentActor` says. Yields the port. */
export async function syncCounter(): Promise<number> {
  const server = http.createServer((asked, answer) => {
    const headers = new Headers(Object.entries(asked.headers).map(([name, value]) => [name, String(value)]))
    const body = Readable.toWeb(asked) as ReadableStream<Uint8Array>
    const address = `http://${asked.headers.host}${asked.url}`
    const request = new Request(address, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
    void answered(request).then(
      async (response) => {
        // every call is a connection of its own, so that each may be torn off
        answer.writeHead(response.status, { ...Object.fromEntries(response.headers), connection: 'close' })
        answer.end(Buffer.from(await response.arrayBuffer()))
      },
      () => answer.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  return (server.address() as net.AddressInfo).port
}

function answered(request: Request): Promise<Response> {
  const [, , , , what, key = '', part = ''] = new URL(request.url).pathname.split('/')
  if (what === 'arrived') return answerProof(request)
  if (what === 'attachments') return key ? answerPart(request, { key, part }) : answerAnnouncement(request)
  return answerCall(request)
}
