import 'server-only'
import { limits } from '@/config/limits'
import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { sweepSync } from '@/db/queries/attachments'

/**
 * Lets go of receipts older than 400 days [R4] and of photos that began to arrive five weeks ago and never went on: the phone that
 * still has one begins anew. A bounded number in one turn; the rest in the next.
 */
export async function sweepReceipts(db: Database, now: Date): Promise<void> {
  await withPurpose(db, 'resume', now, (tx) => sweepSync(tx, limits.sweepRows))
}
