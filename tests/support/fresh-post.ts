import http from 'node:http'

export type Answered = { status: number; location: string | undefined; text: string }

/** A POST over a connection of its own, as after a change of network: nothing when nobody answers it. */
export function freshPost(
  address: string,
  headers: Record<string, string>,
  body: string | Buffer,
): Promise<Answered | undefined> {
  return new Promise((resolve) => {
    const request = http.request(address, { method: 'POST', headers, agent: false, timeout: 60_000 }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('error', () => resolve(undefined))
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, text })
      })
    })
    request.on('error', () => resolve(undefined))
    request.on('timeout', () => request.destroy())
    request.end(body)
  })
}
