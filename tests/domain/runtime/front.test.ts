import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { openFront } from '@/scripts/runtime/front.mjs'

type Lane = Parameters<typeof openFront>[0][number]
const opened: http.Server[] = []

afterEach(() => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** A server on a port of its own; yields the port. */
async function listening(server: http.Server): Promise<number> {
  opened.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A lane whose process says its name, what it was asked and by whom. */
async function lane(kind: Lane['kind'], name: string, answer?: http.RequestListener): Promise<Lane> {
  const said: http.RequestListener = async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const { host, 'x-forwarded-for': from } = request.headers
    response.end(JSON.stringify({ name, method: request.method, url: request.url, host, from, body }))
  }
  return { kind, port: await listening(http.createServer(answer ?? said)), pid: undefined, up: true, busy: 0 }
}

const frontOf = async (...lanes: Lane[]) => `http://127.0.0.1:${await listening(openFront(lanes))}`
const told = async (address: string, init?: RequestInit) => (await fetch(address, init)).json()

test('what reads goes to a reading process, what writes to the writing one, with address, host and sender as they were', async () => {
  const house = await frontOf(await lane('write', 'w'), await lane('read', 'r'))
  const host = new URL(house).host
  const read = { name: 'r', method: 'GET', url: '/households?q=a%20b', host, from: '127.0.0.1', body: '' }
  expect(await told(`${house}/households?q=a%20b`)).toEqual(read)
  const headers = { 'x-forwarded-for': '10.1.2.3' }
  const written = { name: 'w', method: 'POST', url: '/visits', host, from: '10.1.2.3', body: 'note=1' }
  expect(await told(`${house}/visits`, { method: 'POST', body: 'note=1', headers })).toEqual(written)
})

test('of two reading processes the one with fewer pages under way is asked', async () => {
  const [one, other] = [await lane('read', 'one'), await lane('read', 'other')]
  const house = await frontOf(one, other)
  one.busy = 1
  expect((await told(house)).name).toBe('other')
  other.busy = 2
  expect((await told(house)).name).toBe('one')
})

test('a process that is down is passed by; while all are down a request waits and is answered afterwards', async () => {
  const [writer, reader] = [await lane('write', 'w'), await lane('read', 'r')]
  const house = await frontOf(writer, reader)
  reader.up = false
  expect((await told(house)).name).toBe('w')
  writer.up = false
  const waiting = told(house, { method: 'POST', body: 'kept' })
  setTimeout(() => {
    reader.up = true
  }, 150)
  expect(await waiting).toMatchObject({ name: 'r', body: 'kept' })
})

test('a page is asked for once more when its process ends under it; a form is not, and is told so in plain words', async () => {
  let falls = 0
  const falling: http.RequestListener = (request) => {
    falls += 1
    request.socket.destroy()
  }
  const reader = await lane('read', 'r', falling)
  const writer = await lane('write', 'w', falling)
  const house = await frontOf(reader, writer)
  const page = await fetch(house)
  expect([page.status, falls]).toEqual([503, 2])
  expect(await page.text()).toContain('已经保存的内容都是安全的')
  const form = await fetch(house, { method: 'POST', body: 'note=1' })
  expect([form.status, falls, form.headers.get('retry-after')]).toEqual([503, 3, '10'])
  expect(await form.text()).toMatch(/可能已经存上，也可能没有[\s\S]*填的还在那一页里/)
})

test('a long answer comes through as it is written, and a reader who leaves ends the work', async () => {
  let ended = false
  const reader = await lane('read', 'r', (_request, response) => {
    response.write('first')
    response.on('close', () => {
      ended = true
    })
  })
  const house = await frontOf(reader)
  const leaving = new AbortController()
  const answer = await fetch(house, { signal: leaving.signal })
  const first = await answer.body?.getReader().read()
  expect(new TextDecoder().decode(first?.value)).toBe('first')
  leaving.abort()
  await expect.poll(() => ended).toBe(true)
  await expect.poll(() => reader.busy).toBe(0)
})

test('an address that is given up answers what has come in, and keeps no connection open [R10]', async () => {
  let answer: (() => void) | undefined
  const slow = await lane('read', 'r', (_, response) => {
    answer = () => void response.end('"answered"')
  })
  const front = openFront([slow])
  const house = `http://127.0.0.1:${await listening(front)}`
  const sent = told(house)
  await expect.poll(() => answer).toBeDefined()
  const began = performance.now()
  const closed = new Promise((resolve) => front.close(resolve))
  answer?.()
  expect(await sent).toBe('answered')
  await closed
  // sooner than a connection that is kept open would have been let go of
  expect(performance.now() - began).toBeLessThan(1_500)
})

test('what is refused before all of it was read is answered in its own words, each time over a connection of its own', async () => {
  const ports = new Set<number | undefined>()
  const writer = await lane('write', 'w', (request, response) => {
    ports.add(request.socket.remotePort)
    response.writeHead(413).end('20 MB')
  })
  const house = await frontOf(writer)
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await fetch(house, { method: 'POST', body: Buffer.alloc(30_000_000) })
    expect([answer.status, await answer.text()]).toEqual([413, '20 MB'])
  }
  expect(ports.size).toBe(3)
})

test('a connection with nothing under way outlives what a browser or a server before this one keeps, and no answer says otherwise', async () => {
  const front = openFront([await lane('read', 'r')])
  const port = await listening(front)
  const headers = await new Promise<http.IncomingHttpHeaders>((resolve, reject) => {
    http
      .get({ port, host: '127.0.0.1', agent: new http.Agent({ keepAlive: true }) }, (answer) => {
        answer.resume()
        resolve(answer.headers)
      })
      .on('error', reject)
  })
  expect(headers.connection).toBe('keep-alive')
  expect(headers['keep-alive']).toBeUndefined()
  expect(front.keepAliveTimeout).toBeGreaterThan(120_000)
})
