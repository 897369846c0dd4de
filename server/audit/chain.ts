import 'server-only'
import type { Transaction } from '@/db/client'
import { chainHead, type Link, linksAfter, unsealed } from '@/db/queries/audit-seals'
import { beginning, linkHash } from '@/server/audit/sealer'

/** A head of the chain as it was kept outside: on the printed sheet, in the auditor's own notes. */
export type KeptHead = { seq: number; hash: string }

/** What is wrong at one place of the chain. */
export type Break = {
  seq: number
  kind: 'entry_missing' | 'entry_changed' | 'link_missing' | 'head_missing' | 'head_differs'
}

export type ChainState = {
  links: number
  breaks: Break[]
  head: { seq: number; hash: string; sealedAt: Date } | undefined
  waiting: { count: number; oldest: Date | null }
}

const chunk = 5000
const mostBreaks = 100

/**
 * Walks the whole chain: every link must follow the one before it and its entry must say today what it said then.
 * A cut tail leaves no trace inside, so the last link must reach the head that was kept outside.
 */
export async function verifyChain(tx: Transaction, kept?: KeptHead): Promise<ChainState> {
  const breaks: Break[] = []
  let [seq, hash, links] = [0, beginning, 0]
  let keptHash: string | undefined
  for (let batch = await linksAfter(tx, 0, chunk); batch.length > 0; batch = await linksAfter(tx, seq, chunk)) {
    for (const link of batch) {
      if (link.seq !== seq + 1) breaks.push({ seq: seq + 1, kind: 'link_missing' })
      const found = faultOf(link, hash)
      if (found) breaks.push({ seq: link.seq, kind: found })
      ;({ seq, hash } = link)
      links += 1
      if (kept?.seq === seq) keptHash = hash
    }
    if (breaks.length > mostBreaks) break
  }
  if (kept && keptHash === undefined) breaks.push({ seq: kept.seq, kind: 'head_missing' })
  else if (kept && keptHash !== kept.hash) breaks.push({ seq: kept.seq, kind: 'head_differs' })
  return { links, breaks: breaks.slice(0, mostBreaks), head: await chainHead(tx), waiting: await unsealed(tx) }
}

function faultOf(link: Link, previous: string): Break['kind'] | undefined {
  if (link.body === null) return 'entry_missing'
  return linkHash(previous, link.body) === link.hash ? undefined : 'entry_changed'
}
