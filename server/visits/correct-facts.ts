import 'server-only'
import type { Transaction } from '@/db/client'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { addClashes } from '@/db/queries/fact-clashes'
import { householdForUpdate, saveHousehold } from '@/db/queries/household-writes'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import { labelsOf } from '@/domain/edits/conflict'
import { type Clash, mergeEdits } from '@/domain/edits/merge'
import { householdWords } from '@/domain/households/wording'
import type { VisitInput } from '@/server/visits/visit-input'

type Desk = { tx: Transaction; actor: Actor; jurisdiction: Jurisdiction; now: Date }

/**
 * 更正 at the door: what nobody else changed meanwhile is saved; where somebody did, both values are kept and wait for a
 * person (reliability, Appendix C). A field left empty says nothing.
 */
export async function correctFacts(
  { tx, actor, jurisdiction, now }: Desk,
  { id, areaCode }: { id: string; areaCode: number },
  input: VisitInput,
): Promise<{ clashes: Clash[]; audit: AuditEntry[] }> {
  const mine = Object.fromEntries(
    Object.entries({ contactHours: input.correctHours, language: input.correctLanguage }).filter(([, value]) => value),
  )
  const household = Object.keys(mine).length > 0 ? await householdForUpdate(tx, jurisdiction, id) : undefined
  if (!household) return { clashes: [], audit: [] }
  const was = { contactHours: input.wasHours, language: input.wasLanguage }
  const { contactHours, language } = household
  const { changes, clashes } = mergeEdits(Object.keys(mine), was, mine, { contactHours, language })
  const changed = Object.keys(changes)
  if (changed.length > 0) await saveHousehold(tx, id, changes)
  await addClashes(
    tx,
    clashes.map((clash, index) => ({
      ...{ id: newId(now.getTime() + index), areaCode, householdId: id, visitId: input.id, ...clash },
      ...{ madeBy: actor.accountId, madeAt: now },
    })),
  )
  const about = { subject: 'household', subjectId: id, areaCode, householdId: id }
  const words = { changed: labelsOf(changed, householdWords), visit: input.id }
  return { clashes, audit: changed.length > 0 ? [{ act: 'household.edit', ...about, detail: words }] : [] }
}
