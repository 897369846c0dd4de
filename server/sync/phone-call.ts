import 'server-only'
import { newId } from '@/db/ids'
import { currentActor } from '@/server/auth/session'
import type { Context } from '@/server/context'
import { pool } from '@/server/database'
import { env } from '@/server/env'

/** Who a phone calls for; a phone is told that nobody is signed in where a page would lead to the sign-in page. */
export async function signedIn(): Promise<Context | undefined> {
  const actor = await currentActor()
  if (!actor || actor.mustChangePassword) return undefined
  return { db: pool('pages').db, actor, now: new Date(), requestId: newId() }
}

/** An answer nothing on the way may keep. */
export function unkeptJson(value: unknown, status = 200): Response {
  return Response.json(value, { status, headers: { 'cache-control': 'no-store' } })
}

/** The address users type, when it is set. */
export const ownOrigin = () => env().BAIJIA_ORIGIN
