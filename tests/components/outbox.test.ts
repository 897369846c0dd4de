import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { deleteDB } from 'idb'
import { expect, test } from 'vitest'
import { digestOf, keyFrom, unseal } from '@/components/door/keys'
import { type Desk, formOf, keepDraft } from '@/components/door/outbox'
import { dropExpired, lockStore, openStore } from '@/components/door/store'
import { canonicalBody, type FormEntries } from '@/domain/visits/sync'
import { type Counter, type Network, noFiles, Walk } from '@/tests/support/phone-model'

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
  { weight: 1, arbitrary: fc.constant((w: Walk) => w.giveUp()) },
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
  const desk: Desk = { store, files: noFiles, accountId: 'worker', key: own, token: null, now: () => 1 }
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
  await keepDraft({ store, files: noFiles, accountId: 'worker', key, token: null, now: () => 1 }, 'k1', 'h1', [
    ['note', '都好'],
  ])
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

test('a receipt alone lets nothing go: only what the server reads back from what it has kept leaves the phone [R3]', async () => {
  const walk = await new Walk('a third').begin()
  await walk.write('a', '都好')
  await walk.save('a')
  walk.counter.proofs = () => []
  await walk.send()
  expect(await walk.kept()).toEqual(['waiting'])
  walk.counter.proofs = (keys) => keys
  await walk.send()
  expect(await walk.kept()).toEqual([])
  expect(walk.counter.order).toHaveLength(1)
  await walk.settle()
})

test('what is refused again and again is handed to the secretary; where its key was used for other words it gets its own [R3]', async () => {
  const walk = await new Walk('a fourth').begin()
  walk.counter.refuses.add('a')
  await walk.write('a', '都好')
  await walk.save('a')
  await walk.send()
  expect(await walk.kept()).toEqual(['attention'])
  await walk.giveUp()
  await walk.send()
  expect(await walk.kept()).toEqual([])
  expect([...walk.counter.taken.values()].map(({ held }) => held)).toEqual([true])
  await walk.settle()
})
