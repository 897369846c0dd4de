import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { deleteDB } from 'idb'
import { expect, test } from 'vitest'
import { digestOf, keyFrom, newKey, unseal } from '@/components/door/keys'
import {
  type Answer,
  closeDraft,
  type Desk,
  entriesOf,
  flush,
  formOf,
  keepDraft,
  tryNow,
} from '@/components/door/outbox'
import { type DoorStore, dropExpired, lockStore, openStore } from '@/components/door/store'
import { canonicalBody, type FormEntries, type SyncItem, type SyncResult } from '@/domain/visits/sync'

/** The contract of Appendix C as a server that fits into a page: what it has taken, by key, and in which order. */
class Counter {
  readonly taken = new Map<string, { hash: string; body: FormEntries; held: boolean }>()
  readonly order: string[] = []
  private readonly receipts = new Map<string, { hash: string; outcome: 'stored' | 'held' }>()
  mood: 'well' | 'busy' | 'signed-out' | 'disabled' | 'too-old' = 'well'
  /** Households it refuses until they are mended, and households it no longer answers for. */
  readonly refuses = new Set<string>()
  readonly gone = new Set<string>()

  turn(mood: Counter['mood']) {
    this.mood = mood
  }

  call(items: SyncItem[]): Answer {
    if (this.mood === 'busy') return { status: 503, retryAfter: 10 }
    if (this.mood === 'signed-out') return { status: 401 }
    if (this.mood === 'too-old') return { status: 426 }
    return { status: 200, results: items.map((item) => this.take(item)) }
  }

  private take({ key, hash, body }: SyncItem): SyncResult {
    const own = { key, hash }
    const before = this.receipts.get(key)
    if (before?.hash === hash) return { ...own, outcome: before.outcome, status: 200, id: key, words: '' }
    if (before) return { ...own, outcome: 'reused', status: 422, words: '另一份' }
    const household = body.find(([name]) => name === 'householdId')?.[1] ?? ''
    if (this.mood !== 'disabled' && this.refuses.has(household) && !body.some(([name]) => name === 'mended'))
      return { ...own, outcome: 'refused', status: 422, words: '要改' }
    const held = this.mood === 'disabled' || this.gone.has(household)
    this.taken.set(key, { hash, body, held })
    this.order.push(key)
    this.receipts.set(key, { hash, outcome: held ? 'held' : 'stored' })
    return { ...own, outcome: held ? 'held' : 'stored', status: held ? 202 : 200, id: key, words: '' }
  }
}

type Network = 'up' | 'off' | 'drops-request' | 'drops-answer' | 'doubles' | 'reorders' | 'cuts-short'

/** One phone in the hands of one person, and everything that may happen to it. */
class Walk {
  readonly counter = new Counter()
  readonly drafts = new Map<string, { household: string; text: string; closed: boolean }>()
  private store!: DoorStore
  private key!: CryptoKey
  private network: Network = 'up'
  private clock = 1_800_000_000_000
  private full = false
  private readonly secret: string

  constructor(name: string) {
    this.secret = btoa(name.padEnd(32, '.').slice(0, 32))
  }

  async begin() {
    this.store = await openStore()
    this.key = await keyFrom(this.secret)
    return this
  }

  private get desk(): Desk {
    return { store: this.store, accountId: 'worker', key: this.key, token: 'token', now: () => this.clock }
  }

  private form(key: string): FormEntries {
    const { household = '', text = '' } = this.drafts.get(key) ?? {}
    return [
      ['id', key],
      ['householdId', household],
      ['note', text],
      ...(text.includes('改') ? [['mended', 'on'] as const] : []),
    ]
  }

  async write(household: string, text: string) {
    if (this.full) return
    const open = (await entriesOf(this.desk)).find((one) => one.householdId === household && one.state !== 'waiting')
    const key = open?.key ?? newKey(this.clock)
    this.drafts.set(key, { household, text, closed: false })
    await keepDraft(this.desk, key, household, this.form(key))
  }

  async save(household: string) {
    const open = (await entriesOf(this.desk)).find((one) => one.householdId === household && one.state !== 'waiting')
    if (!open || this.full) return
    await closeDraft(this.desk, open.key, household, this.form(open.key))
    this.drafts.set(open.key, { ...(this.drafts.get(open.key) ?? { household, text: '' }), closed: true })
  }

  async send() {
    await tryNow(this.desk)
    await flush(this.desk, async ({ items }) => this.carried(items))
  }

  private carried(items: SyncItem[]): Answer {
    if (this.network === 'off' || this.network === 'drops-request') return this.once('up', 'lost')
    const sent = this.network === 'reorders' ? [...items].reverse() : items
    if (this.network === 'cuts-short') return this.once('up', this.counter.call(items.slice(0, 1)))
    const answer = this.counter.call(sent)
    if (this.network === 'drops-answer') return this.once('up', 'lost')
    if (this.network === 'doubles') return this.counter.call(sent)
    return answer
  }

  /** A network that is off stays off; one that loses something does so once. */
  private once(next: Network, answer: Answer): Answer {
    if (this.network !== 'off') this.network = next
    return answer
  }

  set(network: Network) {
    this.network = network
  }
  setFull(full: boolean) {
    this.full = full
  }
  turnClock(days: number) {
    this.clock += days * 86_400_000
  }
  /** The page is gone and opened again: nothing is left but the store. */
  async killed() {
    this.store.close()
    this.store = await openStore()
  }
  /** Out and in again: the key goes and is given once more. */
  async signOutAndIn() {
    await lockStore(this.store)
    await dropExpired(this.store, this.clock)
    this.key = await keyFrom(this.secret)
  }

  /** Where every closed visit is: on the phone or with the counter, never nowhere, never twice with other words. */
  async check() {
    const entries = await entriesOf(this.desk)
    for (const [key, { closed, text }] of this.drafts) {
      const entry = entries.find((one) => one.key === key)
      const taken = this.counter.taken.get(key)
      expect(entry !== undefined || taken !== undefined, `${key} is nowhere`).toBe(true)
      if (closed && !entry) expect(taken?.body.find(([name]) => name === 'note')?.[1]).toBe(text)
      if (entry) expect((await formOf(this.desk, key))?.find(([name]) => name === 'note')?.[1]).toBe(text)
    }
    for (const key of this.counter.taken.keys()) expect(this.drafts.has(key)).toBe(true)
    expect(new Set(this.counter.order).size).toBe(this.counter.order.length)
  }

  /** All troubles over: everything that was closed arrives, what was refused waits where somebody sees it. */
  async settle() {
    this.network = 'up'
    this.full = false
    if (this.counter.mood !== 'disabled') this.counter.mood = 'well'
    for (let n = 0; n < 3; n += 1) await this.send()
    await this.check()
    const entries = await entriesOf(this.desk)
    expect(entries.filter(({ state }) => state === 'waiting')).toEqual([])
    for (const { key, state } of entries) expect([key, state === 'draft' || state === 'attention']).toEqual([key, true])
    this.store.close()
    await deleteDB('baijia-door')
  }
}

const household = fc.constantFrom('a', 'b', 'c')
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.tuple(household, fc.constantFrom('都好', '灯坏了', '改了')).map(
      ([h, t]) =>
        (w: Walk) =>
          w.write(h, t),
    ),
  },
  { weight: 5, arbitrary: household.map((h) => (w: Walk) => w.save(h)) },
  { weight: 4, arbitrary: fc.constant((w: Walk) => w.send()) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<Network>('up', 'off', 'drops-request', 'drops-answer', 'doubles', 'reorders', 'cuts-short')
      .map((network) => async (w: Walk) => w.set(network)),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom<Counter['mood']>('well', 'busy', 'signed-out', 'too-old', 'disabled')
      .map((mood) => async (w: Walk) => w.counter.turn(mood)),
  },
  { weight: 1, arbitrary: household.map((h) => async (w: Walk) => void w.counter.refuses.add(h)) },
  { weight: 1, arbitrary: household.map((h) => async (w: Walk) => void w.counter.gone.add(h)) },
  { weight: 2, arbitrary: fc.constant((w: Walk) => w.killed()) },
  { weight: 1, arbitrary: fc.constant((w: Walk) => w.signOutAndIn()) },
  { weight: 1, arbitrary: fc.constantFrom(-365, -1, 1, 365).map((days) => async (w: Walk) => w.turnClock(days)) },
  { weight: 1, arbitrary: fc.boolean().map((full) => async (w: Walk) => w.setFull(full)) },
)

test('whatever happens to phone, network and server, no visit is lost, none is there twice, and each is in one place [R3] [S23]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 40, maxLength: 40 }), async (steps) => {
      const walk = await new Walk('a phone').begin()
      for (const one of steps) {
        await one(walk)
        await walk.check()
      }
      await walk.settle()
    }),
    { numRuns: 500, endOnFailure: true },
  )
}, 240_000)

test('visits of one household reach the server in the order they were written, whatever is sent twice or refused meanwhile (I4)', async () => {
  const walk = await new Walk('another').begin()
  for (const text of ['一', '二', '三']) {
    await walk.write('a', text)
    await walk.save('a')
  }
  await walk.send()
  const notes = walk.counter.order.map(
    (key) => walk.counter.taken.get(key)?.body.find(([name]) => name === 'note')?.[1],
  )
  expect(notes).toEqual(['一', '二', '三'])
  await walk.settle()
})

test('what lies in the store is no word anybody could read, and opens for no other key and in no other place [S20]', async () => {
  const store = await openStore()
  const [own, other] = await Promise.all(['a', 'b'].map((letter) => keyFrom(btoa(letter.repeat(32)))))
  if (!own || !other) throw new Error('no key')
  const desk: Desk = { store, accountId: 'worker', key: own, token: null, now: () => 1 }
  await keepDraft(desk, 'k1', 'h1', [['note', '欧阳欣悦说门锁坏了']])
  const [entry] = await store.getAll('outbox')
  const text = new TextDecoder('utf-8').decode(entry?.sealed.text)
  expect(JSON.stringify(entry) + text).not.toMatch(/欧阳欣悦|门锁/)
  expect(await formOf(desk, 'k1')).toEqual([['note', '欧阳欣悦说门锁坏了']])
  if (!entry) throw new Error('nothing kept')
  await expect(unseal(other, entry.sealed, 'k1')).rejects.toThrow()
  await expect(unseal(own, entry.sealed, 'k2')).rejects.toThrow()
  await expect(crypto.subtle.exportKey('raw', own)).rejects.toThrow()
  store.close()
  await deleteDB('baijia-door')
})

test('households and keys are gone after their time, and at signing out; what is not yet sent stays [S20]', async () => {
  const store = await openStore()
  const key = await keyFrom(btoa('k'.repeat(32)))
  const sealed = { nonce: new Uint8Array(12), text: new ArrayBuffer(1) }
  const hold = async () => {
    await store.put('keys', { accountId: 'worker', key, until: 100 })
    await store.put('packs', { accountId: 'worker', until: 100, sealed })
  }
  await hold()
  await keepDraft({ store, accountId: 'worker', key, token: null, now: () => 1 }, 'k1', 'h1', [['note', '都好']])
  await dropExpired(store, 99)
  expect([await store.count('keys'), await store.count('packs')]).toEqual([1, 1])
  await dropExpired(store, 100)
  expect([await store.count('keys'), await store.count('packs'), await store.count('outbox')]).toEqual([0, 0, 1])
  await hold()
  await lockStore(store)
  expect([await store.count('keys'), await store.count('packs'), await store.count('outbox')]).toEqual([0, 0, 1])
  store.close()
  await deleteDB('baijia-door')
})

test('the hash of a form is the same however its fields are ordered, and empty fields count for nothing', async () => {
  const form: FormEntries = [
    ['b', '2'],
    ['a[]', 'y'],
    ['a[]', 'x'],
    ['c', ''],
  ]
  const again: FormEntries = [
    ['a[]', 'x'],
    ['b', '2'],
    ['a[]', 'y'],
  ]
  expect(await digestOf(canonicalBody(form))).toBe(await digestOf(canonicalBody(again)))
})
