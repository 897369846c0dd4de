import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { afterEach, expect, test } from 'vitest'
import { contentOf, filesOf, keepFile, moveFiles, openFiles } from '@/components/door/files'
import { digestOfBytes, keyFrom } from '@/components/door/keys'
import { closeDraft, type Desk, flush, formOf, handOver, type Proof } from '@/components/door/outbox'
import { openStore } from '@/components/door/store'
import { sendFiles, tryFileAgain, tryFilesNow, type Uploaded } from '@/components/door/uploads'
import type { Announced } from '@/domain/visits/sync'

const partBytes = 256 * 1024
let desk: Desk
let clock = 1000
async function phone(): Promise<Desk> {
  const now = () => {
    clock += 1
    return clock
  }
  const key = await keyFrom(btoa('k'.repeat(32)))
  desk = { store: await openStore(), files: await openFiles(), accountId: 'worker', key, token: null, now }
  return desk
}
afterEach(async () => {
  desk.store.close()
  desk.files.close()
  await Promise.all([deleteDB('baijia-door'), deleteDB('baijia-door-files')])
})

type Trouble = 'none' | 'request' | 'answer'
/** A counter that takes photos, and a network that does to each call what it is told to. */
class Counter {
  readonly whole = new Map<string, string>()
  readonly parts = new Map<string, Map<number, ArrayBuffer>>()
  readonly announcements: Announced[] = []
  sent = 0
  private readonly trouble: () => Trouble
  constructor(trouble: () => Trouble = () => 'none') {
    this.trouble = trouble
  }

  announce = async (what: Announced): Promise<Uploaded> =>
    this.carried(() => {
      if (!this.announcements.some(({ key }) => key === what.key)) this.announcements.push(what)
      return this.standing(what.key)
    })

  part = async ({ key, part }: { key: string; part: number }, bytes: ArrayBuffer): Promise<Uploaded> =>
    this.carriedLater(async () => {
      this.sent += 1
      const parts = this.parts.get(key) ?? new Map()
      this.parts.set(key, parts.set(part, bytes))
      const told = this.announcements.find((one) => one.key === key)
      if (told && parts.size === Math.ceil(told.bytes / partBytes)) {
        const all = await new Blob([...parts].sort(([a], [b]) => a - b).map(([, one]) => one)).arrayBuffer()
        const hash = await digestOfBytes(all)
        if (hash === told.hash) this.whole.set(key, hash)
        else this.parts.delete(key)
      }
      return this.standing(key)
    })

  prove = async (keys: Proof[]): Promise<Proof[]> => keys.filter(({ key, hash }) => this.whole.get(key) === hash)

  private standing(key: string): Uploaded {
    const receipt = this.whole.has(key) ? { outcome: 'stored' as const, id: key, words: '' } : null
    return { status: 200, said: { have: [...(this.parts.get(key)?.keys() ?? [])], receipt, words: null } }
  }
  private carried(take: () => Uploaded): Promise<Uploaded> {
    return this.carriedLater(async () => take())
  }
  private async carriedLater(take: () => Promise<Uploaded>): Promise<Uploaded> {
    const trouble = this.trouble()
    if (trouble === 'request') return 'lost'
    const answer = await take()
    return trouble === 'answer' ? 'lost' : answer
  }
}
const photo = (length: number) => Uint8Array.from({ length }, (_, at) => at % 251).buffer
const beside = (entryKey: string) => ({ entryKey, of: 'visit' as const, kind: 'photo' as const })

test('photos arrive whole over a network that loses every third request or answer, and no part that is there is sent again [R20]', async () => {
  const own = await phone()
  const lengths = [1000, partBytes, partBytes * 3 + 7]
  for (const length of lengths) await keepFile(own, beside('visit'), photo(length))
  let calls = 0
  const counter = new Counter(() => {
    calls += 1
    return calls % 3 ? 'none' : calls % 2 ? 'request' : 'answer'
  })
  for (let turn = 0; turn < 40 && (await filesOf(own)).length > 0; turn += 1) {
    await tryFilesNow(own)
    await sendFiles(own, counter, counter.prove)
  }
  expect(await filesOf(own)).toEqual([])
  expect(counter.announcements.map(({ bytes }) => bytes)).toEqual(lengths)
  expect([...counter.whole.values()]).toEqual(await Promise.all(lengths.map((length) => digestOfBytes(photo(length)))))
  expect(counter.sent).toBe(1 + 1 + 4)
})

test('a photo goes after the words of its visit, and not while they are being written [R3]', async () => {
  const own = await phone()
  await closeDraft(own, 'visit', 'home', [['note', '都好']])
  await keepFile(own, beside('visit'), photo(10))
  const counter = new Counter()
  await sendFiles(own, counter, counter.prove)
  expect(counter.announcements).toEqual([])
  const taken = async ({ items }: { items: { key: string; hash: string }[] }) => ({
    status: 200,
    results: items.map(({ key, hash }) => ({ key, hash, outcome: 'stored' as const, status: 200, id: key, words: '' })),
  })
  await flush(own, taken, async (keys) => keys)
  await sendFiles(own, counter, counter.prove)
  expect(counter.announcements).toMatchObject([{ visitId: 'visit', kind: 'photo' }])
  expect(await filesOf(own)).toEqual([])
})

test('a photo stays on the phone until the server reads it back; what is refused waits with its reason [R3]', async () => {
  const own = await phone()
  await keepFile(own, beside('visit'), photo(10))
  const counter = new Counter()
  await sendFiles(own, counter, async () => [])
  expect(await filesOf(own)).toMatchObject([{ state: 'waiting' }])
  const refusing = { ...counter, announce: async () => ({ status: 422, said: { words: '最多 6 张' } }) }
  await tryFilesNow(own)
  await sendFiles(own, refusing, counter.prove)
  const [kept] = await filesOf(own)
  expect(kept).toMatchObject({ state: 'attention', words: '最多 6 张' })
  await tryFileAgain(own, kept?.key ?? '')
  await sendFiles(own, counter, counter.prove)
  expect(await filesOf(own)).toEqual([])
})

test('a phone that is full keeps the words and says so of the photo: nothing half is left [R3]', async () => {
  const own = await phone()
  await closeDraft(own, 'visit', 'home', [['note', '都好']])
  const full = { ...own, files: Object.create(own.files, { transaction: { value: fullTransaction(own) } }) }
  await expect(keepFile(full, beside('visit'), photo(10))).rejects.toThrow('full')
  expect([await own.files.count('notes'), await own.files.count('contents')]).toEqual([0, 0])
  expect(await own.store.count('outbox')).toBe(1)
})

/** A transaction of the store in which the second write finds no room any more. */
function fullTransaction({ files }: Desk) {
  return () => {
    const change = files.transaction(['notes', 'contents'], 'readwrite')
    change.done.catch(() => undefined)
    const done = Promise.reject(new Error('full'))
    done.catch(() => undefined)
    const noRoom = () => {
      change.abort()
      return Promise.reject(new Error('full'))
    }
    const of = (name: 'notes' | 'contents') => (name === 'contents' ? change.objectStore('contents') : { put: noRoom })
    return { objectStore: of, done }
  }
}

test('what lies on the phone of a photo is nothing anybody could look at, and opens for no other key [S20]', async () => {
  const own = await phone()
  await keepFile(own, beside('visit'), new TextEncoder().encode('JFIF 欧阳欣悦家的门').buffer)
  const [note] = await own.files.getAll('notes')
  const [kept] = await own.files.getAll('contents')
  expect(new TextDecoder().decode(kept?.sealed.text) + JSON.stringify(note)).not.toMatch(/JFIF|欧阳/)
  const other = { ...own, key: await keyFrom(btoa('o'.repeat(32))) }
  await expect(contentOf(other, note?.key ?? '')).rejects.toThrow()
})

test('photos go with words that are handed over under a key of their own', async () => {
  const own = await phone()
  await closeDraft(own, 'k1', 'home', [
    ['id', 'k1'],
    ['note', '都好'],
  ])
  const entry = await own.store.get('outbox', 'k1')
  if (entry) await own.store.put('outbox', { ...entry, state: 'attention', reused: true })
  await keepFile(own, beside('k1'), photo(10))
  const key = await handOver(own, 'k1')
  await moveFiles(own, 'k1', key)
  expect(key).not.toBe('k1')
  expect(await own.store.getAllKeys('outbox')).toEqual([key])
  expect(await filesOf(own)).toMatchObject([{ entryKey: key }])
  expect(await formOf(own, key)).toEqual([
    ['id', key],
    ['note', '都好'],
  ])
})
