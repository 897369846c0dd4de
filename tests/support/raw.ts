import http from 'node:http'
import type { Browser } from 'playwright-core'
import { base, openPage, signIn } from '@/tests/support/browser'

export type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string }

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Buffer }

/** A request with exactly these headers and no others: what a program sends, not what a browser allows. */
export async function ask(path: string, sent: Sent = {}): Promise<Answer> {
  const answer = await send(path, sent)
  // asked for as data, a page first tells the address under which its data is
  const at = sent.headers?.rsc ? answer.headers.location : undefined
  return answer.status === 307 && at?.includes('_rsc') ? send(at, sent) : answer
}

function send(path: string, { method = 'GET', headers = {}, body }: Sent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    // the path goes out as it is written: a URL would tidy it
    const { hostname, port } = new URL(base())
    const request = http.request(
      { hostname, port, path: encodeURI(decodeURI(path)), method, headers, timeout: 20_000 },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        )
      },
    )
    request.on('error', reject)
    request.on('timeout', () => request.destroy(new Error(`no answer from ${path}`)))
    request.end(body)
  })
}

/** The cookies of somebody who signed in through the page. */
export async function cookieOf(browser: Browser, username: string): Promise<string> {
  const page = await openPage(browser)
  await signIn(page, username)
  const cookies = await page.context().cookies()
  await page.context().close()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}
