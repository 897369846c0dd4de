import 'server-only'
import { newId } from '@/db/ids'
import { addHeld, keepReceipt, receiptOf } from '@/db/queries/sync'
import { accept, refuse } from '@/domain/result'
import { heldReasons, type Receipt } from '@/domain/visits/sync'
import { command } from '@/server/command'
import { encrypt } from '@/server/protection/field-cipher'
import { hashOf, syncItem } from '@/server/sync/sync-item'

/**
 * 代收: what the phone of an account that was disabled still holds, and what somebody hands to the secretary because it is
 * refused again and again, is kept, sealed, and nothing of it is written by itself. For a disabled account it is asked for by
 * the token of the phone, because its person can sign in no more.
 */
export const holdVisit = command({
  name: 'visit.hold',
  permission: 'visit.record',
  pool: 'signIn',
  input: syncItem,
  run: async ({ tx, actor, now, input: { key, kind, hash, body, madeAt, handOver } }) => {
    if (hashOf(body) !== hash) return refuse({ kind: 'hash_differs' as const })
    const before = await receiptOf(tx, actor.accountId, key)
    if (before?.hash === hash) return accept({ value: before.answer, audit: [] })
    if (before) return refuse({ kind: 'key_reused' as const })
    const id = newId(now.getTime())
    const reason = handOver ? 'handed_over' : 'account_disabled'
    const answer: Receipt = { outcome: 'held', id, words: `${heldReasons[reason]}，这条走访已交给书记处理。` }
    await addHeld(tx, {
      ...{
        id,
        areaCode: actor.areaCode,
        accountId: actor.accountId,
        key,
        kind,
        hash,
        reason,
        heldAt: now,
      },
      ...{ bodyCipher: encrypt(JSON.stringify(body), id, 'held_body'), deviceAt: new Date(madeAt) },
    })
    await keepReceipt(tx, {
      id: newId(),
      areaCode: actor.areaCode,
      accountId: actor.accountId,
      key,
      hash,
      answer,
      at: now,
    })
    const about = { subject: 'held_item', subjectId: id, areaCode: actor.areaCode }
    return accept({
      value: answer,
      audit: { act: 'visit.hold' as const, ...about, detail: { reason } },
    })
  },
})
