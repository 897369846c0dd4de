import 'server-only'
import { withPurpose } from '@/db/actor'
import { newId } from '@/db/ids'
import { accountWithId, actorOf } from '@/db/queries/accounts'
import { phoneWithToken } from '@/db/queries/sync'
import { currentActor } from '@/server/auth/session'
import type { Context } from '@/server/context'
import { pool } from '@/server/database'
import { digestOf } from '@/server/sync/open-phone'

/** Whose phone it is, and whether the account is gone: then only what it still holds may be handed over. */
export type Sender = { context: Context; gone: boolean }

/** The person signed in; else, by the token of the phone alone, the person whose account was disabled; else nobody. */
export async function whoSends(request: Request): Promise<Sender | undefined> {
  const [db, now, requestId] = [pool('signIn').db, new Date(), newId()]
  const actor = await currentActor()
  if (actor) return { context: { db, actor, now, requestId }, gone: false }
  const token = request.headers.get('x-phone')
  const phone = token ? await withPurpose(db, 'sign-in', now, (tx) => phoneWithToken(tx, digestOf(token))) : undefined
  if (!phone || phone.revokedAt) return undefined
  const account = await withPurpose(db, 'sign-in', now, (tx) => accountWithId(tx, phone.accountId))
  if (!account?.disabledAt) return undefined
  return { context: { db, actor: actorOf(account, phone.id), now, requestId }, gone: true }
}
