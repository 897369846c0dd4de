import 'server-only'
import { newId } from '@/db/ids'
import { keepReceipt, receiptOf } from '@/db/queries/sync'
import { accept, refuse } from '@/domain/result'
import { momentOf, type Receipt } from '@/domain/visits/sync'
import { command } from '@/server/command'
import { bodyFields, hashOf, sentItem, wordsOf } from '@/server/sync/receive-visit'
import { placeInput } from '@/server/visits/place-input'
import { writeDownPlace } from '@/server/visits/record-observation'

/** 收离线民情 about a place, by the same rules as a visit: one key is one effect, with its receipt in the same transaction. */
export const receivePlace = command({
  name: 'observation.receive',
  permission: 'visit.record',
  pool: 'signIn',
  input: sentItem,
  run: async (desk) => {
    const { tx, actor, now, input: item } = desk
    if (hashOf(item.body) !== item.hash) return refuse({ kind: 'hash_differs' as const })
    const before = await receiptOf(tx, actor.accountId, item.key)
    if (before?.hash === item.hash) return accept({ value: before.answer, audit: [] })
    if (before) return refuse({ kind: 'key_reused' as const })
    const at = momentOf(new Date(item.madeAt), new Date(item.sentAt), now)
    const form = placeInput.safeParse(bodyFields(item.body, at))
    if (!form.success) return refuse({ kind: 'invalid_form' as const, words: wordsOf(form.error) })
    const written = await writeDownPlace({ ...desk, input: form.data }, { at })
    if (!written.ok) return written
    const receipt: Receipt = { outcome: 'stored', id: form.data.id, words: '已存' }
    const { key, hash } = item
    const { accountId, areaCode } = actor
    await keepReceipt(tx, { id: newId(), areaCode, accountId, key, hash, answer: receipt, at: now })
    return accept({ value: receipt, audit: written.value.audit })
  },
})
