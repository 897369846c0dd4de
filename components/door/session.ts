import { asked, type Opened } from '@/components/door/calls'
import type { DoorFiles } from '@/components/door/files'
import { keyFrom, seal, unseal } from '@/components/door/keys'
import type { Desk } from '@/components/door/outbox'
import { type DoorStore, dropExpired, lockStore } from '@/components/door/store'
import type { Pack } from '@/domain/visits/sync'
import type { PackedDoor } from '@/server/sync/door-pack'

export type DoorPack = Pack<PackedDoor>
/** What lies in this browser: visits, and beside them photos and sounds. */
export type Stores = { store: DoorStore; files: DoorFiles }
/** Who works on this phone, or why nobody does. */
export type Session =
  | { kind: 'open'; desk: Desk; person: string; build?: string | undefined }
  | { kind: 'signed-out' }
  | { kind: 'revoked' }
  | { kind: 'not-permitted' }
  | { kind: 'locked' }

const hours = 3_600_000
const keyLife = 72 * hours
const packFresh = 4 * hours

/**
 * Who works here: with network whoever is signed in, and nobody once they are not; without, whoever worked here within three
 * days. Signing out, a revoked phone and time take the key away, and with it everything that can be read.
 */
export async function openSession(stores: Stores, now: () => number): Promise<Session> {
  const { store } = stores
  await dropExpired(store, now())
  const known = await store.getAll('phones')
  const response = await asked('/api/sync/v1/phone', {
    method: 'POST',
    body: new URLSearchParams(known.map(({ phoneId }) => ['phoneIds', phoneId])),
  })
  if (response?.status === 410 || response?.status === 403) {
    await lockStore(store)
    return { kind: 'revoked' }
  }
  if (!response?.ok) return withoutNetwork(stores, now)
  const said = (await response.json()) as Opened | { refused: 'signed_out' | 'not_permitted' }
  if ('refused' in said) {
    await lockStore(store)
    return { kind: said.refused === 'signed_out' ? 'signed-out' : 'not-permitted' }
  }
  return entered(stores, said, now)
}

async function entered({ store, files }: Stores, opened: Opened, now: () => number): Promise<Session> {
  const { accountId, person, phoneId } = opened
  const key = await keyFrom(opened.secret)
  const before = await store.get('phones', accountId)
  const token = opened.token ?? before?.token ?? ''
  for (const { accountId: other } of await store.getAll('keys')) if (other !== accountId) await lockStore(store)
  await store.put('phones', { accountId, person, phoneId, token, seenAt: now() })
  await store.put('keys', { accountId, key, until: now() + keyLife })
  return { kind: 'open', person, build: opened.build, desk: { store, files, accountId, key, token, now } }
}

async function withoutNetwork({ store, files }: Stores, now: () => number): Promise<Session> {
  const [held] = await store.getAll('keys')
  const phone = held && (await store.get('phones', held.accountId))
  if (!held || !phone) return { kind: 'locked' }
  const { accountId, person, token } = phone
  return { kind: 'open', person, desk: { store, files, accountId, key: held.key, token, now } }
}

/** The round on this phone; fetched anew when it is of another day, hours old, or asked for. The old one stays without network. */
export async function packOf(desk: Desk, anew = false): Promise<DoorPack | undefined> {
  const { store, accountId, key, now } = desk
  const kept = await store.get('packs', accountId)
  const held = kept ? await unseal<DoorPack>(key, kept.sealed, `pack ${accountId}`) : undefined
  const fresh = held && now() - Date.parse(held.takenAt) < packFresh && dayHere(now()) === held.day
  if (held && fresh && !anew) return revived(held)
  const phone = await store.get('phones', accountId)
  const response = await asked(`/api/sync/v1/pack?phone=${phone?.phoneId ?? ''}`)
  if (!response?.ok) return held && revived(held)
  const pack = (await response.json()) as DoorPack
  const until = now() + Math.max(0, Date.parse(pack.until) - Date.parse(pack.takenAt))
  await store.put('packs', { accountId, until, sealed: await seal(key, pack, `pack ${accountId}`) })
  return revived(pack)
}

const dayHere = (at: number) => new Date(at + 8 * hours).toISOString().slice(0, 10)

/** Moments are moments again, as the forms know them. */
function revived(pack: DoorPack): DoorPack {
  return JSON.parse(JSON.stringify(pack), (name, value) =>
    name !== 'takenAt' && name !== 'until' && typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
      ? new Date(value)
      : value,
  ) as DoorPack
}
