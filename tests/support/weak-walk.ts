import 'fake-indexeddb/auto'
import { expect, vi } from 'vitest'
import { askProof, sendCall, upload } from '@/components/door/calls'
import { filesOf, keepFile, openFiles } from '@/components/door/files'
import { keyFrom } from '@/components/door/keys'
import { closeDraft, type Desk, entriesOf, flush, tryNow } from '@/components/door/outbox'
import { openStore } from '@/components/door/store'
import { sendFiles, tryFilesNow } from '@/components/door/uploads'
import type { Database } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { strippedPicture } from '@/domain/visits/picture'
import type { FormEntries } from '@/domain/visits/sync'
import { givenHousehold } from '@/tests/support/households'
import { jpegOf } from '@/tests/support/pictures'
import { everyTask, visitOf } from '@/tests/support/visits'
import { syncCounter, type Weakness, weakLine } from '@/tests/support/weak-network'

/** So many visits, each with a photo, carried by the code of the phone over a weak line; yields what was sent and how it went. */
export async function carriedOver(
  owner: Database,
  actor: Actor,
  weakness: Weakness,
  visits: number,
  photoBytes: (n: number) => number,
) {
  const line = await weakLine(await syncCounter(), weakness)
  const straight = globalThis.fetch
  vi.stubGlobal('fetch', (path: string, init: RequestInit) =>
    straight(line.base + path, { ...init, headers: { ...(init.headers as object), origin: line.base } }),
  )
  const key = await keyFrom(btoa('k'.repeat(32)))
  const stores = { store: await openStore(), files: await openFiles() }
  const desk: Desk = { ...stores, accountId: actor.accountId, key, token: null, now: () => Date.now() }
  const saved: number[] = []
  for (let n = 0; n < visits; n += 1) {
    const { id } = await givenHousehold(owner, { people: [{ name: '马文祥' }] })
    const visit = visitOf(id, { ...everyTask, note: `第 ${n} 户，都好` })
    const begun = performance.now()
    await closeDraft(desk, visit.id, id, entriesOfForm(visit))
    saved.push(performance.now() - begun)
    const photo = strippedPicture(jpegOf({ pixels: photoBytes(n) }))
    if (!photo.ok) throw new Error(photo.refusal.kind)
    const bytes = new Uint8Array(photo.value.bytes).buffer
    await keepFile(desk, { entryKey: visit.id, of: 'visit', kind: 'photo' }, bytes)
  }
  const taken = await filesOf(desk)
  const begun = performance.now()
  let wordsMs = 0
  for (let turn = 0; turn < 40 * visits && (await filesOf(desk)).length > 0; turn += 1) {
    await Promise.all([tryNow(desk), tryFilesNow(desk)])
    const status = await flush(desk, sendCall, askProof)
    if ((await entriesOf(desk)).length > 0) continue
    wordsMs ||= performance.now() - begun
    if (status === 200) await sendFiles(desk, upload, askProof)
  }
  expect([await entriesOf(desk), await filesOf(desk)]).toEqual([[], []])
  vi.unstubAllGlobals()
  return { taken, saved: Math.max(...saved), wordsMs, ms: performance.now() - begun, line }
}

const entriesOfForm = (form: Record<string, unknown>): FormEntries =>
  Object.entries(form).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((one) => [`${name}[]`, String(one)] as const) : [[name, String(value)] as const],
  )
