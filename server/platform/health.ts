import 'server-only'
import { isReady } from '@/db/queries/platform'
import { pool } from '@/server/database'

/** Whether the database answers and the migrations are in; never throws. */
export async function health(): Promise<boolean> {
  const { db, enter } = pool('signIn')
  return enter(() => isReady(db)).catch(() => false)
}
