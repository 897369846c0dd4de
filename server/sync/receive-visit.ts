import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { addHeld, keepReceipt, receiptOf } from '@/db/queries/sync'
import { dayOf } from '@/domain/calendar/civil-day'
import { clockText } from '@/domain/calendar/day-text'
import { conflictsOf } from '@/domain/edits/conflict'
import type { Clash } from '@/domain/edits/merge'
import { householdWords } from '@/domain/households/wording'
import { accept, refuse } from '@/domain/result'
import { canonicalBody, type FormEntries, heldReasons, momentOf, type Receipt } from '@/domain/visits/sync'
import { type CommandDesk, command } from '@/server/command'
import { fieldsOf } from '@/server/form-state'
import { encrypt } from '@/server/protection/field-cipher'
import { writeDownVisit } from '@/server/visits/record-visit'
import { visitInput } from '@/server/visits/visit-input'

/** One item of a call of a phone, and when the phone says it is now. */
export const syncItem = z.object({
  key: z.uuid(),
  kind: z.enum(['visit', 'place']),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: z.iso.datetime(),
  body: z.array(z.tuple([z.string().max(60), z.string().max(4000)])).max(300),
  /** 交给书记: its person could not get it in and hands it to the secretary. */
  handOver: z.boolean().optional(),
})
/** The same with when it was sent, by the clock of the phone. */
export const sentItem = syncItem.extend({ sentAt: z.iso.datetime() })
type Desk = CommandDesk<z.output<typeof sentItem>>

/**
 * 收离线走访: one key is one effect, however often and by how many requests at once it is sent; the answer is kept and given
 * again. What lies outside the jurisdiction by now is kept for the secretary instead of being lost. Refuses a key that comes
 * with other words, and words that do not fit their hash (reliability, Appendix C).
 */
export const receiveVisit = command({
  name: 'visit.receive',
  fixed: true,
  permission: 'visit.record',
  pool: 'signIn',
  input: sentItem,
  run: async (desk) => {
    const { tx, actor, now, input: item } = desk
    if (hashOf(item.body) !== item.hash) return refuse({ kind: 'hash_differs' as const })
    const before = await receiptOf(tx, actor.accountId, item.key)
    if (before?.hash === item.hash) return accept({ value: before.answer, audit: [] })
    if (before) return refuse({ kind: 'key_reused' as const })

    const form = visitInput.safeParse(
      bodyFields(item.body, momentOf(new Date(item.madeAt), new Date(item.sentAt), now)),
    )
    if (!form.success) return refuse({ kind: 'invalid_form' as const, words: wordsOf(form.error) })
    const written = await writeDownVisit({ ...desk, input: form.data }, { deviceAt: new Date(item.madeAt) })
    if (!written.ok && written.refusal.kind !== 'not_found') return written
    const receipt = written.ok ? storedAs(written.value.value) : await heldAs(desk)
    const { key, hash } = item
    await keepReceipt(tx, {
      id: newId(),
      areaCode: actor.areaCode,
      accountId: actor.accountId,
      key,
      hash,
      answer: receipt,
      at: now,
    })
    const audit: AuditEntry[] = written.ok ? written.value.audit : [heldEntry(desk, receipt.id)]
    return accept({ value: receipt, audit })
  },
})

/** SHA-256 of the form in its one spelling, hexadecimal. */
export const hashOf = (body: FormEntries) => createHash('sha256').update(canonicalBody(body)).digest('hex')

/** The fields of the form as an action would have read them; the moment fills in what was not typed. */
export function bodyFields(body: FormEntries, moment: Date) {
  const form = new FormData()
  for (const [name, value] of body) form.append(name, value)
  const fields = fieldsOf(form)
  const typed = fields.on || fields.time
  return typed ? fields : { ...fields, on: dayOf(moment), time: clockText(moment) }
}

function storedAs({ id, clashes }: { id: string; clashes: Clash[] }): Receipt {
  if (clashes.length === 0) return { outcome: 'stored', id, words: '已存' }
  const words = `走访已存。${clashes.length} 项更正与别人刚改的不一样，两个说法都留着，请在“两个说法”里定一个。`
  return { outcome: 'clash', id, words, clashes: conflictsOf(clashes, householdWords) }
}

async function heldAs({ tx, actor, now, input: { key, hash, body, madeAt } }: Desk): Promise<Receipt> {
  const id = newId(now.getTime())
  await addHeld(tx, {
    ...{ id, areaCode: actor.areaCode, accountId: actor.accountId, key, hash, reason: 'scope_lost', heldAt: now },
    ...{ bodyCipher: encrypt(JSON.stringify(body), id, 'held_body'), deviceAt: new Date(madeAt) },
  })
  return { outcome: 'held', id, words: `${heldReasons.scope_lost}，这条走访已交给书记处理。` }
}

function heldEntry({ actor }: Desk, id: string): AuditEntry {
  const about = { subject: 'held_item', subjectId: id, areaCode: actor.areaCode }
  return { act: 'visit.hold', ...about, detail: { reason: 'scope_lost' } }
}

/** What is wrong with a form, each thing once. */
export function wordsOf(error: z.ZodError): string {
  return [...new Set(error.issues.map(({ message }) => message))].join('；')
}
