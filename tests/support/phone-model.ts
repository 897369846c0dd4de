import { deleteDB } from 'idb'
import { expect } from 'vitest'
import { keyFrom, newKey } from '@/components/door/keys'
import {
  type Answer,
  closeDraft,
  type Desk,
  entriesOf,
  flush,
  formOf,
  handOver,
  keepDraft,
  type Proof,
  tryNow,
} from '@/components/door/outbox'
import { type DoorStore, dropExpired, lockStore, openStore } from '@/components/door/store'
import type { FormEntries, SyncItem, SyncResult } from '@/domain/visits/sync'

/** The contract of Appendix C as a server that fits into a page: what it has taken, by key, and in which order. */
export class Counter {
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

  /** What it reads back from what it has taken. */
  proofs(keys: Proof[]): Proof[] {
    return keys.filter(({ key, hash }) => this.taken.has(key) && this.receipts.get(key)?.hash === hash)
  }

  private take({ key, hash, body, handOver: given }: SyncItem): SyncResult {
    const own = { key, hash }
    const before = this.receipts.get(key)
    if (before?.hash === hash) return { ...own, outcome: before.outcome, status: 200, id: key, words: '' }
    if (before) return { ...own, outcome: 'reused', status: 422, words: '另一份' }
    const household = body.find(([name]) => name === 'householdId')?.[1] ?? ''
    const held = this.mood === 'disabled' || this.gone.has(household) || given === true
    if (!held && this.refuses.has(household) && !body.some(([name]) => name === 'mended'))
      return { ...own, outcome: 'refused', status: 422, words: '要改' }
    this.taken.set(key, { hash, body, held })
    this.order.push(key)
    this.receipts.set(key, { hash, outcome: held ? 'held' : 'stored' })
    return { ...own, outcome: held ? 'held' : 'stored', status: held ? 202 : 200, id: key, words: '' }
  }
}

export type Network = 'up' | 'off' | 'drops-request' | 'drops-answer' | 'doubles' | 'reorders' | 'cuts-short'

/** The outbox of visits asks nothing of the store of photos. */
export const noFiles = {} as Desk['files']

/** One phone in the hands of one person, and everything that may happen to it. */
export class Walk {
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
    return {
      store: this.store,
      files: noFiles,
      accountId: 'worker',
      key: this.key,
      token: 'token',
      now: () => this.clock,
    }
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
    await flush(
      this.desk,
      async ({ items }) => this.carried(items),
      async (keys) => this.proved(keys),
    )
  }

  /** 交给书记: whatever is refused goes to the secretary, under the same key. */
  async giveUp() {
    for (const { key, state } of await entriesOf(this.desk)) if (state === 'attention') await handOver(this.desk, key)
  }

  private proved(keys: Proof[]): Proof[] | 'lost' {
    if (this.network === 'off') return 'lost'
    if (this.network === 'drops-answer' || this.network === 'drops-request') {
      this.network = 'up'
      return 'lost'
    }
    return this.counter.proofs(keys)
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

  kept = async () => (await entriesOf(this.desk)).map(({ state }) => state)

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
