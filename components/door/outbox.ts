import type { DoorFiles } from '@/components/door/files'
import { digestOf, newKey, seal, unseal } from '@/components/door/keys'
import type { DoorStore, Entry } from '@/components/door/store'
import {
  canonicalBody,
  type FormEntries,
  type SyncItem,
  type SyncKind,
  type SyncResult,
  syncVersion,
} from '@/domain/visits/sync'

/** What the server answered to one call: results, or why none. `lost` is no answer at all. */
export type Answer = { status: number; results?: SyncResult[]; retryAfter?: number } | 'lost'
/** Hands a call over; never rejects. */
export type Send = (call: { v: number; sentAt: string; items: SyncItem[] }, token: string | null) => Promise<Answer>
/** Asks the server which of these it reads back from what it has kept; never rejects. */
export type Prove = (keys: Proof[], token: string | null) => Promise<Proof[] | 'lost'>
export type Proof = { key: string; hash: string }
/** Whose store it is, what opens it, and the time. */
export type Desk = {
  store: DoorStore
  files: DoorFiles
  accountId: string
  key: CryptoKey
  token: string | null
  now: () => number
}

const mostItems = 20
const mostBytes = 200_000
/** How long to wait after the first, second… try without answer. */
export const waits = [5, 10, 20, 40, 80, 160, 300].map((seconds) => seconds * 1000)

/** Keeps a draft as it stands; begun again under the same key it replaces itself, whatever state it was in but sent. */
export async function keepDraft(
  desk: Desk,
  key: string,
  householdId: string,
  form: FormEntries,
  kind: SyncKind = 'visit',
): Promise<void> {
  const { store, accountId, now } = desk
  const before = await store.get('outbox', key)
  const sealed = await seal(desk.key, form, key)
  const seq = before?.seq ?? (await nextSeq(store))
  const begun = { key, kind, accountId, householdId, seq, madeAt: before?.madeAt ?? new Date(now()).toISOString() }
  await store.put('outbox', { ...begun, sealed, state: 'draft', hash: null, tries: 0, nextTryAt: 0, words: null })
}

/** 保存走访: the draft waits to be sent from now on; what it says and when is fixed. */
export async function closeDraft(
  desk: Desk,
  key: string,
  householdId: string,
  form: FormEntries,
  kind: SyncKind = 'visit',
): Promise<void> {
  await keepDraft(desk, key, householdId, form, kind)
  const entry = await desk.store.get('outbox', key)
  if (!entry) return
  const hash = await digestOf(canonicalBody(form))
  const madeAt = new Date(desk.now()).toISOString()
  await desk.store.put('outbox', { ...entry, state: 'waiting', hash, madeAt })
}

/** The form of an entry again; nothing when it is another's, or sealed by a key this phone has not. */
export async function formOf(desk: Desk, key: string): Promise<FormEntries | undefined> {
  const entry = await desk.store.get('outbox', key)
  return entry?.accountId === desk.accountId ? unseal<FormEntries>(desk.key, entry.sealed, key) : undefined
}

/** Everything of this person on the phone, in the order it was begun. */
export async function entriesOf({ store, accountId }: Pick<Desk, 'store' | 'accountId'>): Promise<Entry[]> {
  const all = await store.getAll('outbox')
  return all.filter((entry) => entry.accountId === accountId).sort((a, b) => a.seq - b.seq)
}

/**
 * Sends what waits, again and again without limit; an entry is taken off the phone only by a receipt that names its key and its
 * hash, and only once the server, asked again, reads it back from what it has kept [R3]. What the server refuses stays, marked
 * for a person. Of one household only the oldest is under way (I4).
 * Yields the status of the last call: 200, or why it went no further.
 */
export async function flush(desk: Desk, send: Send, prove: Prove): Promise<number> {
  for (;;) {
    const batch = await nextBatch(desk)
    if (batch.length === 0) return 200
    const sentAt = new Date(desk.now()).toISOString()
    const answer = await send({ v: syncVersion, sentAt, items: batch.map(({ item }) => item) }, desk.token)
    if (answer === 'lost' || !answer.results) {
      await postpone(desk, batch, answer === 'lost' ? 0 : (answer.retryAfter ?? 0) * 1000)
      return answer === 'lost' ? 0 : answer.status
    }
    const { results } = answer
    const received = batch.filter(({ entry }) => isReceipt(resultOf(entry, results)))
    const proved = received.length > 0 ? await prove(received.map(({ item }) => item).map(proofOf), desk.token) : []
    for (const { entry } of batch) await settle(desk, entry, resultOf(entry, results), proved)
    if (proved === 'lost') return 0
  }
}

const proofOf = ({ key, hash }: Proof): Proof => ({ key, hash })
const resultOf = (entry: Entry, results: SyncResult[]) =>
  results.find(({ key, hash }) => key === entry.key && hash === entry.hash)
const isReceipt = (result: SyncResult | undefined) =>
  result?.outcome === 'stored' || result?.outcome === 'clash' || result?.outcome === 'held'

type Sending = { entry: Entry; item: SyncItem }

async function nextBatch(desk: Desk): Promise<Sending[]> {
  const batch: Sending[] = []
  const underWay = new Set<string>()
  let bytes = 0
  for (const entry of await entriesOf(desk)) {
    const { key, householdId, state, hash, madeAt } = entry
    if (state !== 'waiting' || hash === null || underWay.has(householdId)) continue
    underWay.add(householdId)
    if (entry.nextTryAt > desk.now()) continue
    const body = await unseal<FormEntries>(desk.key, entry.sealed, key)
    bytes += JSON.stringify(body).length * 3
    if (batch.length > 0 && (batch.length === mostItems || bytes > mostBytes)) break
    const handOver = entry.handOver ? { handOver: true } : {}
    batch.push({ entry, item: { key, kind: entry.kind ?? 'visit', hash, madeAt, body, ...handOver } })
  }
  return batch
}

async function settle(
  desk: Desk,
  entry: Entry,
  result: SyncResult | undefined,
  proved: Proof[] | 'lost',
): Promise<void> {
  const current = await desk.store.get('outbox', entry.key)
  // somebody may have opened it again while it was under way: then it is another text
  if (!current || current.hash !== entry.hash) return
  if (!result || result.outcome === 'retry') return postpone(desk, [{ entry }], 0)
  if (result.outcome === 'refused' || result.outcome === 'reused') {
    const { words } = result
    const reused = result.outcome === 'reused'
    return void (await desk.store.put('outbox', { ...current, state: 'attention', words, reused, handOver: false }))
  }
  const isProved = proved !== 'lost' && proved.some(({ key, hash }) => key === entry.key && hash === entry.hash)
  if (!isProved) return postpone(desk, [{ entry }], 0)
  const change = desk.store.transaction(['outbox', 'done'], 'readwrite')
  const { accountId, householdId, key } = entry
  const done = { id: `${accountId} ${householdId}`, accountId, key, at: desk.now() }
  await Promise.all([change.objectStore('outbox').delete(key), change.objectStore('done').put(done), change.done])
}

async function postpone(desk: Desk, batch: { entry: Entry }[], least: number): Promise<void> {
  for (const { entry } of batch) {
    const current = await desk.store.get('outbox', entry.key)
    if (current?.state !== 'waiting') continue
    const wait = Math.max(least, waits[Math.min(current.tries, waits.length - 1)] ?? 0)
    const nextTryAt = desk.now() + wait * (0.75 + Math.random() / 2)
    await desk.store.put('outbox', { ...current, tries: current.tries + 1, nextTryAt })
  }
}

/**
 * 交给书记: what was refused and cannot be mended at the door waits to be sent for the secretary. Where its key was used for other
 * words it is given one of its own, so that nothing of either is lost. Yields the key it goes under.
 */
export async function handOver(desk: Desk, key: string): Promise<string> {
  const entry = await desk.store.get('outbox', key)
  if (entry?.state !== 'attention') return key
  const form = await unseal<FormEntries>(desk.key, entry.sealed, key)
  const own = entry.reused ? newKey(desk.now()) : key
  const body = form.map(([name, value]) => [name, name === 'id' ? own : value] as const)
  const sealed = await seal(desk.key, body, own)
  const hash = await digestOf(canonicalBody(body))
  const change = desk.store.transaction('outbox', 'readwrite')
  if (own !== key) await change.store.delete(key)
  const sent = { state: 'waiting' as const, tries: 0, nextTryAt: 0, words: null, reused: false, handOver: true }
  await Promise.all([change.store.put({ ...entry, ...sent, key: own, sealed, hash }), change.done])
  return own
}

/** Everything may be tried again at once: the network is back, or a person asks. */
export async function tryNow(desk: Desk): Promise<void> {
  for (const entry of await entriesOf(desk))
    if (entry.state === 'waiting') await desk.store.put('outbox', { ...entry, nextTryAt: 0 })
}

async function nextSeq(store: DoorStore): Promise<number> {
  return (await store.getAll('outbox')).reduce((last, { seq }) => Math.max(last, seq), 0) + 1
}
