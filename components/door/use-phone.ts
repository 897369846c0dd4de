import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { askProof, sendCall, upload } from '@/components/door/calls'
import { type Attached, filesOf, openFiles } from '@/components/door/files'
import { entriesOf, flush, tryNow } from '@/components/door/outbox'
import { type DoorPack, openSession, packOf, type Session, type Stores } from '@/components/door/session'
import { type Entry, openStore } from '@/components/door/store'
import { sendFiles, tryFilesNow } from '@/components/door/uploads'

const everyMs = 5_000

/** What the phone knows at a moment. */
export type Phone = {
  session: Session
  pack: DoorPack | undefined
  entries: Entry[]
  /** Photos and voice notes that have not arrived. */
  files: Attached[]
  /** Households done on this phone, not yet on the round of the server. */
  done: ReadonlySet<string>
  /** How the last call went: 200, 0 without network, or what the server said. */
  status: number
}
type Open = Session & { kind: 'open' }

/** The phone as it stands, and how it goes on: what waits is sent by itself, when the network is back, and when a person asks. */
export function usePhone() {
  const [phone, setPhone] = useState<Phone>()
  const stores = useRef<Stores>(undefined)
  const [words, files] = [useRef(false), useRef(false)]

  const start = useCallback(async (anew = false) => {
    stores.current ??= { store: await openStore(), files: await openFiles() }
    const session = await openSession(stores.current, () => Date.now())
    if (session.kind !== 'open') return setPhone(await phoneAt(stores.current, session, undefined, 200))
    setPhone(await phoneAt(stores.current, session, await packOf(session.desk, anew), 200))
    await Promise.all([tryNow(session.desk), tryFilesNow(session.desk)])
    await send(session)
  }, [])

  const told = async (session: Open, status: number) => {
    if (stores.current) setPhone(await phoneAt(stores.current, session, await packOf(session.desk), status))
  }
  async function send(session: Open) {
    const status = await oneAtATime(words, () => flush(session.desk, sendCall, askProof))
    if (status === 401 || status === 410) return start()
    if (status === undefined) return
    await told(session, status)
    // photos and sounds go on a way of their own: words written meanwhile need not wait for them
    const beside = status === 200 ? await oneAtATime(files, () => sendFiles(session.desk, upload, askProof)) : undefined
    if (beside !== undefined) await told(session, beside)
  }

  const session = phone?.session
  const again = useCallback(() => {
    if (session?.kind !== 'open') return void start()
    void Promise.all([tryNow(session.desk), tryFilesNow(session.desk)]).then(() => send(session))
  }, [session, start])

  useEffect(() => void start(), [start])
  useEffect(() => keepShell(), [])
  useEffect(() => onNetwork(again), [again])
  useEffect(() => whenDue(dueIn(phone), () => session?.kind === 'open' && send(session)))

  const changed = async (sending: boolean) => {
    if (session?.kind !== 'open' || !stores.current) return
    // the round as it is: nobody waits for a network here
    setPhone(await phoneAt(stores.current, session, phone?.pack, phone?.status ?? 200))
    if (sending) await send(session)
  }
  return { phone, again, renew: () => start(true), changed }
}

/** Does the work unless it is being done; nothing then. */
async function oneAtATime(busy: RefObject<boolean>, work: () => Promise<number>): Promise<number | undefined> {
  if (busy.current) return undefined
  busy.current = true
  return work().finally(() => {
    busy.current = false
  })
}

async function phoneAt(
  { store }: Stores,
  session: Session,
  pack: DoorPack | undefined,
  status: number,
): Promise<Phone> {
  if (session.kind !== 'open')
    return { session, pack, status, entries: await store.getAll('outbox'), files: [], done: new Set() }
  const { desk } = session
  const done = (await desk.store.getAll('done')).filter(({ accountId }) => accountId === desk.accountId)
  return {
    ...{ session, pack, status, entries: await entriesOf(desk), files: await filesOf(desk) },
    done: new Set(done.map(({ id }) => id.split(' ')[1] ?? '')),
  }
}

/** Keeps the page itself on the phone, so that it opens without network; nothing of anybody is in it. */
function keepShell() {
  if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  void navigator.storage?.persist?.().catch(() => undefined)
}

/** Sends when the network comes back and when the page is looked at again. */
function onNetwork(again: () => void) {
  const looked = () => document.visibilityState === 'visible' && again()
  window.addEventListener('online', again)
  document.addEventListener('visibilitychange', looked)
  return () => {
    window.removeEventListener('online', again)
    document.removeEventListener('visibilitychange', looked)
  }
}

/** Sends what is due by itself; an entry waits the longer the oftener it was tried. */
function whenDue(waiting: Due[], send: () => unknown) {
  const isDue = ({ state, nextTryAt }: Due) => state === 'waiting' && nextTryAt <= Date.now()
  const timer = setInterval(() => waiting.some(isDue) && send(), everyMs)
  return () => clearInterval(timer)
}

type Due = Pick<Entry, 'state' | 'nextTryAt'>

/** Visits, and photos whose visit has gone before. */
function dueIn(phone: Phone | undefined): Due[] {
  const entries = phone?.entries ?? []
  const first = new Set(entries.map(({ key }) => key))
  return [...entries, ...(phone?.files ?? []).filter(({ entryKey }) => !first.has(entryKey))]
}
