import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { planningOnce } from '@/db/client'
import type { Actor } from '@/domain/access/actor'
import { auth } from '@/server/auth/next-auth'
import { actorBehind } from '@/server/auth/sign-in'
import { pool } from '@/server/database'

/** Who is signed in, or nobody; once per request. */
export const currentActor = cache(async (): Promise<(Actor & { mustChangePassword: boolean }) | undefined> => {
  const token = (await auth())?.token
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
