import http from 'node:http'

export type Answer = { status: number; body: string; headers: http.IncomingHttpHeaders; bytes: number }

/** Somebody with a browser: keeps cookies and one connection. */
export class Visitor {
  readonly #base: URL
  readonly #cookies = new Map<string, string>()
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

  constructor(base: string) {
    this.#base = new URL(base)
  }

  static async signedIn(base: string, username: string, password = 'baijia-demo'): Promise<Visitor> {
    const visitor = new Visitor(base)
    const { csrfToken } = JSON.parse((await visitor.get('/api/auth/csrf')).body) as { csrfToken: string }
    await visitor.post(
      '/api/auth/callback/credentials',
      new URLSearchParams({ csrfToken, username, password, json: 'true' }).toString(),
    )
    const home = await visitor.get('/')
    if (home.status !== 200 && !home.headers.location?.startsWith('/areas/'))
      throw new Error(`${username} could not sign in: ${home.status}`)
    return visitor
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path)
  }

  /** As `get`; an answer that is no page stops the measuring. */
  async page(path: string): Promise<Answer> {
    const answer = await this.get(path)
    if (answer.status >= 400) throw new Error(`${path} answered ${answer.status}`)
    return answer
  }

  post(path: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<Answer> {
    return this.#send('POST', path, { body, type })
  }

  close(): void {
    this.#agent.destroy()
  }

  #send(method: string, path: string, sent?: { body: string; type: string }): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers: http.OutgoingHttpHeaders = {
        ...{ origin: this.#base.origin, cookie: this.#cookie() },
        accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      }
      if (sent) headers['content-type'] = sent.type
      const request = http.request(new URL(path, this.#base), { method, headers, agent: this.#agent }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () => {
          for (const line of answer.headers['set-cookie'] ?? []) this.#keep(line)
          const body = Buffer.concat(chunks)
          resolve({
            status: answer.statusCode ?? 0,
            body: body.toString(),
            headers: answer.headers,
            bytes: body.length,
          })
        })
        answer.on('error', reject)
      })
      request.on('error', reject)
      request.end(sent?.body)
    })
  }

  #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';')
    const cut = pair.indexOf('=')
    this.#cookies.set(pair.slice(0, cut), pair.slice(cut + 1))
  }
}
