import type { Answer, Proof, Prove, Send } from '@/components/door/outbox'
import type { Upload, Uploaded } from '@/components/door/uploads'
import type { SyncAnswer } from '@/domain/visits/sync'

/** What `/api/sync/v1/phone` gives a signed-in phone. */
export type Opened = {
  phoneId: string
  secret: string
  token: string | null
  accountId: string
  person: string
  /** Which build answers; unsaid by an earlier release. */
  build?: string
}

const patience = 20_000
/** A part of 256 KB takes 34 s over 64 kbit/s. */
const partPatience = 120_000

/** Asks the server; nothing when it cannot be reached in time, so that the phone goes on by itself. */
export async function asked(path: string, init: RequestInit = {}, ms = patience): Promise<Response | undefined> {
  const cut = new AbortController()
  const timer = setTimeout(() => cut.abort(), ms)
  return fetch(path, { ...init, signal: cut.signal, credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
    .catch(() => undefined)
    .finally(() => clearTimeout(timer))
}

/** Hands a call of the outbox over; an answer that cannot be read counts as none. */
export const sendCall: Send = async (call, token) => {
  const response = await asked('/api/sync/v1', posted(call, token))
  if (!response) return 'lost'
  const said = await response.json().catch(() => undefined)
  if (said === undefined) return 'lost'
  const retryAfter = Number(response.headers.get('retry-after')) || 0
  const answer: Answer = { status: response.status, retryAfter }
  return response.ok ? { ...answer, results: (said as SyncAnswer).results } : answer
}

/** Which of these the server reads back from what it has kept. */
export const askProof: Prove = async (keys, token) => {
  const response = await asked('/api/sync/v1/arrived', posted({ keys }, token))
  const said = response?.ok ? await response.json().catch(() => undefined) : undefined
  return said ? (said as { arrived: Proof[] }).arrived : 'lost'
}

/** Photos and sounds on their way. */
export const upload: Upload = {
  announce: async (what, token) => uploaded(await asked('/api/sync/v1/attachments', posted(what, token))),
  part: async ({ key, part, hash }, bytes, token) => {
    const headers = { 'content-type': 'application/octet-stream', 'x-hash': hash, ...phoneOf(token) }
    const sent = { method: 'POST', headers, body: bytes }
    return uploaded(await asked(`/api/sync/v1/attachments/${key}/${part}`, sent, partPatience))
  },
}

async function uploaded(response: Response | undefined): Promise<Uploaded> {
  const said = await response?.json().catch(() => undefined)
  return response && said !== undefined ? { status: response.status, said } : 'lost'
}

const phoneOf = (token: string | null) => (token ? { 'x-phone': token } : {})

function posted(said: unknown, token: string | null): RequestInit {
  const headers = { 'content-type': 'application/json', ...phoneOf(token) }
  return { method: 'POST', headers, body: JSON.stringify(said) }
}
