import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getToken } from 'next-auth/jwt'
import { cache } from 'react'
import { planningOnce } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { openedTicket, rememberTicket } from '@/server/auth/opened-tickets'
import { actorBehind } from '@/server/auth/sign-in'
import { pool } from '@/server/database'
import { env } from '@/server/env'

/**
 * The ticket in the cookie that next-auth set. It is only opened: a whole session made anew would cost every page more than
 * its query. A ticket says who knocks, never that they may enter: that its session still holds is read from its row each time.
 */
async function ticket(): Promise<string | undefined> {
  const cookie = (await headers()).get('cookie') ?? ''
  const sealed = cookie.match(/(__Secure-)?authjs\.session-token[^;]*/g)?.join(';')
  if (!sealed) return undefined
  const known = openedTicket(sealed)
  if (known) return known
  const secureCookie = sealed.includes('__Secure-')
  const held = await getToken({ req: { headers: { cookie } }, secret: env().AUTH_SECRET, secureCookie })
  if (typeof held?.ticket !== 'string') return undefined
  rememberTicket(sealed, held.ticket)
  return held.ticket
}

/** Who is signed in, or nobody; once per request. */
export const currentActor = cache(async (): Promise<(Actor & { mustChangePassword: boolean }) | undefined> => {
  const token = await ticket()
  if (!token) return undefined
  const { db, enter } = pool('signIn')
  return enter(() => actorBehind(planningOnce(db), new Date(), token))
})

/** Who is signed in; everybody else is led to the sign-in page, and who still has a given password to the page that changes it. */
export async function requireActor(given: 'own-password' | 'any-password' = 'own-password'): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  if (actor.mustChangePassword && given === 'own-password') redirect('/account/password')
  return actor
}
