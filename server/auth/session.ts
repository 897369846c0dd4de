import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getToken } from 'next-auth/jwt'
import { cache } from 'react'
import { planningOnce } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { actorBehind } from '@/server/auth/sign-in'
import { pool } from '@/server/database'
import { env } from '@/server/env'

/** The ticket in the cookie that next-auth set. It is only opened: a whole session made anew would cost every page more than its query. */
async function ticket(): Promise<string | undefined> {
  const cookie = (await headers()).get('cookie') ?? ''
  const secureCookie = cookie.includes('__Secure-authjs.session-token')
  const held = await getToken({ req: { headers: { cookie } }, secret: env().AUTH_SECRET, secureCookie })
  return typeof held?.ticket === 'string' ? held.ticket : undefined
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
