import 'server-only'
import { createHash } from 'node:crypto'
import { limits } from '@/config/limits'
import { withPurpose } from '@/db/actor'
import type { Database } from '@/db/client'
import { appendSeals, becomeSealer, chainHead, type Seal, sealable } from '@/db/queries/audit-seals'

/** What the first link is chained to. */
export const beginning = '0'.repeat(64)

/** The hash of a link: the one before it and everything the entry says (sha256, reliability appendix D). */
export function linkHash(previous: string, body: string): string {
  return createHash('sha256').update(`${previous}|${body}`).digest('hex')
}

/**
 * 封存: appends the entries that are committed and can no longer be preceded to the hash chain; yields how many.
 * One sealer at a time, whoever runs it; all in one transaction, so one that is killed leaves the chain as it was.
 */
export function sealOnce(db: Database, now: Date): Promise<number> {
  return withPurpose(db, 'seal', now, async (tx) => {
    if (!(await becomeSealer(tx))) return 0
    const head = await chainHead(tx)
    const entries = await sealable(tx, limits.sealBatch)
    const seals: Seal[] = []
    let [seq, hash] = [head?.seq ?? 0, head?.hash ?? beginning]
    for (const { id, body } of entries) {
      seq += 1
      hash = linkHash(hash, body)
      seals.push({ seq, auditId: id, hash, sealedAt: now })
    }
    if (seals.length > 0) await appendSeals(tx, seals)
    return seals.length
  })
}
