import 'server-only'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { addHeld } from '@/db/queries/sync'
import { conflictsOf } from '@/domain/edits/conflict'
import type { Clash } from '@/domain/edits/merge'
import { householdWords } from '@/domain/households/wording'
import { accept } from '@/domain/result'
import { heldReasons, type Receipt } from '@/domain/visits/sync'
import { command } from '@/server/command'
import { encrypt } from '@/server/protection/field-cipher'
import { receivedOnce, type SentDesk, sentItem } from '@/server/sync/sync-item'
import { writeDownVisit } from '@/server/visits/record-visit'
import { visitInput } from '@/server/visits/visit-input'

/**
 * 收离线走访, once. What lies outside the jurisdiction by now is kept for the secretary instead of being lost.
 */
export const receiveVisit = command({
  name: 'visit.receive',
  fixed: true,
  permission: 'visit.record',
  pool: 'signIn',
  input: sentItem,
  run: (desk) =>
    receivedOnce(desk, visitInput, async (input) => {
      const written = await writeDownVisit({ ...desk, input }, { deviceAt: new Date(desk.input.madeAt) })
      if (written.ok) return accept({ receipt: storedAs(written.value.value), audit: written.value.audit })
      if (written.refusal.kind !== 'not_found') return written
      const receipt = await heldAs(desk)
      return accept({ receipt, audit: [heldEntry(desk, receipt.id)] })
    }),
})

function storedAs({ id, clashes }: { id: string; clashes: Clash[] }): Receipt {
  if (clashes.length === 0) return { outcome: 'stored', id, words: '已存' }
  const words = `走访已存。${clashes.length} 项更正与别人刚改的不一样，两个说法都留着，请在“两个说法”里定一个。`
  return { outcome: 'clash', id, words, clashes: conflictsOf(clashes, householdWords) }
}

async function heldAs({ tx, actor, now, input: { key, hash, body, madeAt } }: SentDesk): Promise<Receipt> {
  const id = newId(now.getTime())
  await addHeld(tx, {
    ...{ id, areaCode: actor.areaCode, accountId: actor.accountId, key, hash, reason: 'scope_lost', heldAt: now },
    ...{ bodyCipher: encrypt(JSON.stringify(body), id, 'held_body'), deviceAt: new Date(madeAt) },
  })
  return { outcome: 'held', id, words: `${heldReasons.scope_lost}，这条走访已交给书记处理。` }
}

function heldEntry({ actor }: SentDesk, id: string): AuditEntry {
  const about = { subject: 'held_item', subjectId: id, areaCode: actor.areaCode }
  return { act: 'visit.hold', ...about, detail: { reason: 'scope_lost' } }
}
