import type { Answer, Send } from '@/components/door/outbox'
import type { SyncAnswer } from '@/domain/visits/sync'

/** What `/api/sync/v1/phone` gives a signed-in phone. */
export type Opened = { phoneId: string; secret: string; token: string | null; accountId: string; person: string }

const patience = 20_000

/** Asks the server; nothing when it cannot be reached in time, so that the phone goes on by itself. */
export async function asked(path: string, init: RequestInit = {}): Promise<Response | undefined> {
  const cut = new AbortController()
  const timer = setTimeout(() => cut.abort(), patience)
  return fetch(path, { ...init, signal: cut.signal, credentials: 'same-origin', cache: 'no-store', redirect: 'error' })
    .catch(() => undefined)
    .finally(() => clearTimeout(timer))
}

/** Hands a call of the outbox over; an answer that cannot be read counts as none. */
export const sendCall: Send = async (call, token) => {
  const headers = { 'content-type': 'application/json', ...(token ? { 'x-phone': token } : {}) }
  const response = await asked('/api/sync/v1', { method: 'POST', headers, body: JSON.stringify(call) })
  if (!response) return 'lost'
  const said = await response.json().catch(() => undefined)
  if (said === undefined) return 'lost'
  const retryAfter = Number(response.headers.get('retry-after')) || 0
  const answer: Answer = { status: response.status, retryAfter }
  return response.ok ? { ...answer, results: (said as SyncAnswer).results } : answer
}
