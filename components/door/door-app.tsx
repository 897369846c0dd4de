'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { sendCall } from '@/components/door/calls'
import { DoorRound } from '@/components/door/door-round'
import { DoorTray } from '@/components/door/door-tray'
import { DoorVisit } from '@/components/door/door-visit'
import { Gate } from '@/components/door/gate'
import { type Desk, entriesOf, flush, tryNow } from '@/components/door/outbox'
import { type DoorPack, openSession, packOf, type Session } from '@/components/door/session'
import { type DoorStore, type Entry, openStore } from '@/components/door/store'

const everyMs = 5_000

/** What the phone knows at a moment. */
export type Phone = {
  session: Session
  pack: DoorPack | undefined
  entries: Entry[]
  /** Households done on this phone, not yet on the round of the server. */
  done: ReadonlySet<string>
  /** How the last call went: 200, 0 without network, or what the server said. */
  status: number
}

/** 门口: the round and its forms on a phone, with or without network; what is saved here is sent by itself. */
export function DoorApp() {
  const [phone, setPhone] = useState<Phone>()
  const [place, setPlace] = useState('')
  const store = useRef<DoorStore>(undefined)
  const busy = useRef(false)

  const told = useCallback(async (session: Session, pack: DoorPack | undefined, status: number) => {
    const desk = session.kind === 'open' ? session.desk : undefined
    const entries = desk ? await entriesOf(desk) : ((await store.current?.getAll('outbox')) ?? [])
    const done = desk ? (await desk.store.getAll('done')).filter(({ accountId }) => accountId === desk.accountId) : []
    setPhone({ session, pack, entries, status, done: new Set(done.map(({ id }) => id.split(' ')[1] ?? '')) })
  }, [])

  const start = useCallback(
    async (anew = false) => {
      store.current ??= await openStore()
      const session = await openSession(store.current, () => Date.now())
      if (session.kind !== 'open') return told(session, undefined, 200)
      await told(session, await packOf(session.desk, anew), 200)
      await tryNow(session.desk)
      await send(session)
    },
    [told],
  )

  async function send(session: Session & { kind: 'open' }) {
    if (busy.current) return
    busy.current = true
    const status = await flush(session.desk, sendCall).finally(() => {
      busy.current = false
    })
    if (status === 401 || status === 410) return start()
    await told(session, await packOf(session.desk), status)
  }

  const session = phone?.session
  const desk = session?.kind === 'open' ? session.desk : undefined
  const again = useCallback(() => {
    if (session?.kind === 'open') void tryNow(session.desk).then(() => send(session))
    else void start()
  }, [session, start])

  useEffect(() => void start(), [start])
  useEffect(() => keepShell(), [])
  useEffect(() => onNetwork(again), [again])
  useEffect(() => whenDue(phone?.entries ?? [], () => session?.kind === 'open' && send(session)))
  useEffect(() => onPlace(setPlace), [])

  if (!phone || !desk || session?.kind !== 'open')
    return <Gate session={session} waiting={phone?.entries.length ?? 0} again={again} />
  const changed = async (sending: boolean) => {
    await told(session, phone.pack, phone.status)
    if (sending) await send(session)
  }
  return <Shown {...{ phone, desk, place, changed, person: session.person }} renew={() => start(true)} again={again} />
}

type Shown = {
  phone: Phone
  desk: Desk
  place: string
  person: string
  changed: (sending: boolean) => Promise<void>
  renew: () => Promise<void>
  again: () => void
}

function Shown({ phone, desk, place, changed, ...rest }: Shown) {
  if (place === 'tray') return <DoorTray phone={phone} again={rest.again} />
  const door = phone.pack?.doors.find(({ visit }) => visit.householdId === place)
  if (door) return <DoorVisit key={place} door={door} phone={phone} desk={desk} changed={changed} />
  return <DoorRound phone={phone} {...rest} />
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
function whenDue(entries: Entry[], send: () => unknown) {
  const isDue = ({ state, nextTryAt }: Entry) => state === 'waiting' && nextTryAt <= Date.now()
  const timer = setInterval(() => entries.some(isDue) && send(), everyMs)
  return () => clearInterval(timer)
}

/** Which door is open, told by the part of the address after #, so that the key back of the phone goes back. */
function onPlace(set: (place: string) => void) {
  const read = () => {
    set(location.hash.replace(/^#\/?/, ''))
    window.scrollTo(0, 0)
  }
  read()
  window.addEventListener('hashchange', read)
  return () => window.removeEventListener('hashchange', read)
}
