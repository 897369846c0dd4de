import 'server-only'
import type { Database } from '@/db/client'
import type { Context } from '@/server/context'
import { type PoolName, pool } from '@/server/database'

/** Runs `work` behind the gate of the pool it belongs to; a database handed in by a test or a script has no gate. */
export function admitted<Value>(
  context: Context,
  name: PoolName,
  work: (db: Database) => Promise<Value>,
): Promise<Value> {
  if (context.db !== pool('pages').db) return work(context.db)
  const { db, enter } = pool(name)
  return enter(() => work(db))
}
