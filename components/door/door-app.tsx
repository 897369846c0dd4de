'use client'

import { useEffect, useState } from 'react'
import { DoorPlace } from '@/components/door/door-place'
import { DoorRound } from '@/components/door/door-round'
import { DoorTray } from '@/components/door/door-tray'
import { DoorVisit } from '@/components/door/door-visit'
import { Gate } from '@/components/door/gate'
import type { Desk } from '@/components/door/outbox'
import { type Phone, usePhone } from '@/components/door/use-phone'

/** 门口: the round and its forms on a phone, with or without network; what is saved here is sent by itself. */
export function DoorApp({ build }: { build: string }) {
  const { phone, again, renew, changed } = usePhone()
  const [place, setPlace] = useState('')
  useEffect(() => onPlace(setPlace), [])
  const session = phone?.session
  if (!phone || session?.kind !== 'open')
    return <Gate session={session} waiting={phone?.entries.length ?? 0} again={again} />
  const { desk, person } = session
  const isOld = session.build !== undefined && session.build !== build
  return <Shown {...{ phone, desk, place, person, changed, renew, again, isOld }} />
}

type Shown = {
  phone: Phone
  desk: Desk
  place: string
  person: string
  changed: (sending: boolean) => Promise<void>
  isOld: boolean
  renew: () => Promise<void>
  again: () => void
}

function Shown({ phone, desk, place, changed, ...rest }: Shown) {
  if (place === 'tray') return <DoorTray phone={phone} desk={desk} changed={changed} again={rest.again} />
  if (place === 'place') return <DoorPlace phone={phone} desk={desk} changed={changed} />
  const door = phone.pack?.doors.find(({ visit }) => visit.householdId === place)
  if (door) return <DoorVisit key={place} door={door} phone={phone} desk={desk} changed={changed} />
  return <DoorRound phone={phone} {...rest} />
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
