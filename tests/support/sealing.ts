import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { unsealed } from '@/db/queries/audit-seals'
import { sealOnce } from '@/server/audit/sealer'

/**
 * Seals until no entry waits; yields how many. Transactions are numbered across the whole server, so one that runs in
 * another database holds a sealing up until it ends.
 */
export async function sealAll(db: Database, now: Date): Promise<number> {
  let total = 0
  for (const since = Date.now(); Date.now() - since < 20_000; ) {
    total += await sealOnce(db, now)
    if ((await waitingForSeal(db, now)) === 0) return total
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('there is still an entry without a seal after 20 s')
}

/** How many entries wait for their seal. */
export async function waitingForSeal(db: Database, now: Date): Promise<number> {
  const { count } = await withPurpose(db, 'seal', now, (tx) => unsealed(tx))
  return count
}
