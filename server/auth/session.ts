import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Actor } from '@/domain/access/actor'
import { auth } from '@/server/auth/next-auth'
import { actorBehind } from '@/server/auth/sign-in'
import { pool } from '@/server/database'

/** Who is signed in, or nobody; once per request. */
export const currentActor = cache(async (): Promise<Actor | undefined> => {
  const token = (await auth())?.token
  if (!token) return undefined
  const { db, enter } = pool('signIn')
  return enter(() => actorBehind(db, new Date(), token))
})

/** Who is signed in; everybody else is led to the sign-in page. */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  return actor
}
