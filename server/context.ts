import 'server-only'
import { headers } from 'next/headers'
import type { Database } from '@/db/client'
import { newId } from '@/db/ids'
import type { Actor } from '@/domain/access/actor'
import { requireActor } from '@/server/auth/session'
import { type PoolName, pool } from '@/server/database'

/** Who acts, on which database, at what time. Tests hand in their own database for every pool. */
export type Context = { db: Database; actor: Actor; now: Date; requestId: string }

export async function context(): Promise<Context> {
  const actor = await requireActor()
  return { db: pool('pages').db, actor, now: new Date(), requestId: (await headers()).get('x-request-id') ?? newId() }
}

/** Runs `work` behind the gate of the pool it belongs to; a database handed in by a test has no gate. */
export function admitted<Value>(
  context: Context,
  name: PoolName,
  work: (db: Database) => Promise<Value>,
): Promise<Value> {
  if (context.db !== pool('pages').db) return work(context.db)
  const { db, enter } = pool(name)
  return enter(() => work(db))
}
