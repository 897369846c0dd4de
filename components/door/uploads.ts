import { type Attached, contentOf, dropFile, filesOf } from '@/components/door/files'
import { digestOfBytes } from '@/components/door/keys'
import { type Desk, type Prove, waits } from '@/components/door/outbox'
import type { Announced, Arriving } from '@/domain/visits/sync'

/** What the server said to one step of an upload; `lost` is no answer at all. */
export type Uploaded = { status: number; said: Arriving | { words: string } } | 'lost'
/** Announces what will come, and hands over one part; neither ever rejects. */
export type Upload = {
  announce: (what: Announced, token: string | null) => Promise<Uploaded>
  part: (at: { key: string; part: number; hash: string }, bytes: ArrayBuffer, token: string | null) => Promise<Uploaded>
}

const partBytes = 256 * 1024

/**
 * Sends photos and sounds whose visit has gone before, part by part, from where it broke off the last time; one is taken off the
 * phone only when the server reads it back whole. What it does not take stays, marked for a person.
 * Yields the status of the last call: 200, or why it went no further.
 */
export async function sendFiles(desk: Desk, upload: Upload, prove: Prove): Promise<number> {
  for (const note of await filesOf(desk)) {
    if (note.state !== 'waiting' || note.nextTryAt > desk.now()) continue
    if (await desk.store.get('outbox', note.entryKey)) continue
    const status = await sendFile(desk, note, upload, prove)
    if (status !== 200 && status !== 422) return status
  }
  return 200
}

async function sendFile(desk: Desk, note: Attached, upload: Upload, prove: Prove): Promise<number> {
  const content = await contentOf(desk, note.key)
  if (!content) return 200
  const parts = Math.max(1, Math.ceil(content.byteLength / partBytes))
  let answer = await upload.announce(announced(desk, note), desk.token)
  // every part once, and once more when all of them together were not what was announced
  for (let step = 0; step <= 2 * parts; step += 1) {
    if (answer === 'lost') return postponed(desk, note, 0)
    const { status, said } = answer
    if (status === 422) return refused(desk, note, said.words ?? '')
    if (status !== 200 || !('have' in said)) return postponed(desk, note, status)
    if (said.receipt) return proved(desk, note, prove)
    const part = Array.from({ length: parts }, (_, n) => n).find((n) => !said.have.includes(n))
    if (part === undefined) return postponed(desk, note, status)
    const bytes = content.slice(part * partBytes, (part + 1) * partBytes)
    answer = await upload.part({ key: note.key, part, hash: await digestOfBytes(bytes) }, bytes, desk.token)
  }
  return postponed(desk, note, 409)
}

function announced({ now }: Desk, { key, kind, bytes, hash, entryKey, of, madeAt }: Attached): Announced {
  const beside =
    of === 'visit' ? { visitId: entryKey, observationId: null } : { visitId: null, observationId: entryKey }
  return { key, kind, bytes, hash, ...beside, madeAt, sentAt: new Date(now()).toISOString() }
}

async function proved(desk: Desk, note: Attached, prove: Prove): Promise<number> {
  const { key, hash } = note
  const read = await prove([{ key, hash }], desk.token)
  if (read === 'lost' || !read.some((one) => one.key === key && one.hash === hash)) return postponed(desk, note, 0)
  await dropFile(desk, key)
  return 200
}

async function refused(desk: Desk, note: Attached, words: string): Promise<number> {
  await desk.files.put('notes', { ...note, state: 'attention', words })
  return 422
}

async function postponed(desk: Desk, note: Attached, status: number): Promise<number> {
  const wait = waits[Math.min(note.tries, waits.length - 1)] ?? 0
  const nextTryAt = desk.now() + wait * (0.75 + Math.random() / 2)
  await desk.files.put('notes', { ...note, tries: note.tries + 1, nextTryAt })
  return status
}

/** Everything that waits may be tried again at once: the network is back, or a person asks. */
export async function tryFilesNow(desk: Desk): Promise<void> {
  for (const note of await filesOf(desk))
    if (note.state === 'waiting') await desk.files.put('notes', { ...note, nextTryAt: 0 })
}

/** One that was refused is tried again, because its person asks. */
export async function tryFileAgain({ files }: Desk, key: string): Promise<void> {
  const note = await files.get('notes', key)
  if (note) await files.put('notes', { ...note, state: 'waiting', nextTryAt: 0, words: null })
}
