import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { digestOfBytes, newKey, type Sealed, sealBytes, unsealBytes } from '@/components/door/keys'
import type { Desk } from '@/components/door/outbox'
import type { AttachmentKind } from '@/domain/visits/attachment-codes'

/** A photo or a voice note on this phone: waiting to be sent after its visit, or for a person to look at. */
export type Attached = {
  key: string
  accountId: string
  /** The draft it belongs to, by its key; its words go first. */
  entryKey: string
  kind: AttachmentKind
  of: 'visit' | 'place'
  bytes: number
  hash: string
  madeAt: string
  state: 'waiting' | 'attention'
  tries: number
  nextTryAt: number
  words: string | null
}

interface FilesSchema extends DBSchema {
  notes: { key: string; value: Attached }
  contents: { key: string; value: { key: string; sealed: Sealed } }
}
export type DoorFiles = IDBPDatabase<FilesSchema>

/**
 * A store beside that of the visits: a page of an earlier release, still open, holds the other one at its version and would
 * keep a later page from opening it.
 */
export function openFiles(): Promise<DoorFiles> {
  return openDB<FilesSchema>('baijia-door-files', 1, {
    upgrade(store) {
      store.createObjectStore('notes', { keyPath: 'key' })
      store.createObjectStore('contents', { keyPath: 'key' })
    },
  })
}

/** Keeps a photo or a sound sealed beside a draft; rejects when the phone is full, and then nothing of it is kept. */
export async function keepFile(
  { files, accountId, key: own, now }: Desk,
  beside: Pick<Attached, 'entryKey' | 'of' | 'kind'>,
  bytes: ArrayBuffer,
): Promise<void> {
  const key = newKey(now())
  const sealed = await sealBytes(own, bytes, key)
  const hash = await digestOfBytes(bytes)
  const change = files.transaction(['notes', 'contents'], 'readwrite')
  const madeAt = new Date(now()).toISOString()
  const waiting = { state: 'waiting' as const, tries: 0, nextTryAt: 0, words: null }
  const note: Attached = { key, accountId, ...beside, bytes: bytes.byteLength, hash, madeAt, ...waiting }
  await Promise.all([
    change.objectStore('contents').put({ key, sealed }),
    change.objectStore('notes').put(note),
    change.done,
  ])
}

/** Everything of this person, in the order it was taken. */
export async function filesOf({ files, accountId }: Pick<Desk, 'files' | 'accountId'>): Promise<Attached[]> {
  const all = await files.getAll('notes')
  return all.filter((one) => one.accountId === accountId).sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** What was taken, again; nothing when it is another's or gone. */
export async function contentOf({ files, key: own }: Desk, key: string): Promise<ArrayBuffer | undefined> {
  const kept = await files.get('contents', key)
  return kept && unsealBytes(own, kept.sealed, key)
}

/** Lets go of one: it has arrived, or its person does not want it. */
export async function dropFile({ files }: Pick<Desk, 'files'>, key: string): Promise<void> {
  const change = files.transaction(['notes', 'contents'], 'readwrite')
  await Promise.all([change.objectStore('notes').delete(key), change.objectStore('contents').delete(key), change.done])
}

/** What was kept beside one draft goes with another: its words are handed over under a key of their own. */
export async function moveFiles(desk: Desk, from: string, to: string): Promise<void> {
  for (const note of await filesOf(desk))
    if (note.entryKey === from) await desk.files.put('notes', { ...note, entryKey: to })
}
