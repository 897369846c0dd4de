import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Sealed } from '@/components/door/keys'
import type { SyncKind } from '@/domain/visits/sync'

/** A visit on the phone: being written, waiting to be sent, or waiting for a person to look at it. */
export type EntryState = 'draft' | 'waiting' | 'attention'
export type Entry = {
  key: string
  accountId: string
  /** A visit, unless it says otherwise. */
  kind?: SyncKind
  /** Which household, so that its visits keep their order. */
  householdId: string
  /** Order on this phone. */
  seq: number
  state: EntryState
  sealed: Sealed
  /** Of the form as it was closed; a receipt counts only when it names it. */
  hash: string | null
  madeAt: string
  tries: number
  nextTryAt: number
  /** What the server said, where somebody has to look. */
  words: string | null
  /** Its key was used for other words: handed to the secretary it needs one of its own. */
  reused?: boolean
  /** 交给书记: sent to be kept for the secretary instead of being written. */
  handOver?: boolean
}
/** Which phone this is for somebody, and the token to hand over what is left when the account is gone. */
export type OwnPhone = { accountId: string; person: string; phoneId: string; token: string; seenAt: number }

interface DoorSchema extends DBSchema {
  phones: { key: string; value: OwnPhone }
  keys: { key: string; value: { accountId: string; key: CryptoKey; until: number } }
  packs: { key: string; value: { accountId: string; until: number; sealed: Sealed } }
  outbox: { key: string; value: Entry }
  /** Households that were done today, by account: `<account> <household>`. */
  done: { key: string; value: { id: string; accountId: string; key: string; at: number } }
}
export type DoorStore = IDBPDatabase<DoorSchema>

/** The store of this browser; the name must stay, or what lies there would be lost. */
export function openStore(): Promise<DoorStore> {
  return openDB<DoorSchema>('baijia-door', 1, {
    upgrade(store) {
      store.createObjectStore('phones', { keyPath: 'accountId' })
      store.createObjectStore('keys', { keyPath: 'accountId' })
      store.createObjectStore('packs', { keyPath: 'accountId' })
      store.createObjectStore('outbox', { keyPath: 'key' })
      store.createObjectStore('done', { keyPath: 'id' })
    },
  })
}

/** Forgets the households and the keys of everybody; what is not yet sent stays, and can be opened by nobody until they sign in. */
export async function lockStore(store: DoorStore): Promise<void> {
  const change = store.transaction(['keys', 'packs', 'done'], 'readwrite')
  await Promise.all([
    change.objectStore('keys').clear(),
    change.objectStore('packs').clear(),
    change.objectStore('done').clear(),
    change.done,
  ])
}

/** Forgets what is past its time, whoever's it is. */
export async function dropExpired(store: DoorStore, now: number): Promise<void> {
  for (const name of ['keys', 'packs'] as const)
    for (const { accountId, until } of await store.getAll(name)) if (until <= now) await store.delete(name, accountId)
}
