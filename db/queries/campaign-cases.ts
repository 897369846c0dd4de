import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import { campaignCases } from '@/db/schema/campaigns'

/** Keeps how a matter is told; told anew, the newer words stand and the earlier stay in the history. */
export async function keepCase(tx: Transaction, row: Omit<typeof campaignCases.$inferInsert, 'id'>): Promise<string> {
  const { words, markedBy, markedAt } = row
  const [kept] = await tx
    .insert(campaignCases)
    .values({ id: newId(), ...row })
    .onConflictDoUpdate({
      target: [campaignCases.campaignId, campaignCases.issueId],
      set: { words, markedBy, markedAt },
    })
    .returning({ id: campaignCases.id })
  return kept?.id ?? ''
}
