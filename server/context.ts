import 'server-only'
import { headers } from 'next/headers'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import type { Actor } from '@/domain/access/actor'
import { requireActor } from '@/server/auth/session'
import { pool } from '@/server/database'

/** Who acts, on which database, at what time. Tests hand in their own database for every pool. */
export type Context = { db: Database; actor: Actor; now: Date; requestId: string }

export async function context(): Promise<Context> {
  return contextOf(await requireActor())
}

/** The same for the one page and act that a person with a given password may use: changing it. */
export async function givenPasswordContext(): Promise<Context> {
  return contextOf(await requireActor('any-password'))
}

async function contextOf(actor: Actor): Promise<Context> {
  return { db: pool('pages').db, actor, now: new Date(), requestId: (await headers()).get('x-request-id') ?? newId() }
}
