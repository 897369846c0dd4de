import 'server-only'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { newId } from '@/db/ids'
import type { AuditEntry } from '@/db/queries/audit'
import { keepReceipt, receiptOf } from '@/db/queries/sync'
import { dayOf } from '@/domain/calendar/civil-day'
import { clockText } from '@/domain/calendar/day-text'
import { accept, refuse } from '@/domain/result'
import { canonicalBody, type FormEntries, momentOf, type Receipt } from '@/domain/visits/sync'
import type { CommandDesk } from '@/server/command'
import { faultWords } from '@/server/faults'
import { fieldsOf } from '@/server/form-state'

/** One item of a call of a phone, and when the phone says it is now. */
export const syncItem = z.object({
  key: z.uuid(),
  kind: z.enum(['visit', 'place']),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: z.iso.datetime(),
  body: z.array(z.tuple([z.string().max(60), z.string()])).max(300),
  /** 交给书记: its person could not get it in and hands it to the secretary. */
  handOver: z.boolean().optional(),
})
/** The same with when it was sent, by the clock of the phone. */
export const sentItem = syncItem.extend({ sentAt: z.iso.datetime() })
export type SentDesk = CommandDesk<z.output<typeof sentItem>>

type Written = { ok: true; value: { receipt: Receipt; audit: AuditEntry[] } } | { ok: false; refusal: { kind: string } }

/**
 * One key is one effect, however often and by how many requests at once it is sent: what `write` makes of the form and of the
 * moment it was closed is done once, its receipt is kept in the same transaction and given again. Refuses a key that comes with
 * other words, words that do not fit their hash, and a form that cannot be read (reliability, Appendix C).
 */
export async function receivedOnce<Form, Did extends Written>(
  { tx, actor, now, input: { key, hash, body, madeAt, sentAt } }: SentDesk,
  form: z.ZodType<Form>,
  write: (form: Form, moment: Date) => Promise<Did>,
) {
  if (hashOf(body) !== hash) return refuse({ kind: 'hash_differs' as const })
  const before = await receiptOf(tx, actor.accountId, key)
  if (before?.hash === hash) return accept({ value: before.answer, audit: [] as AuditEntry[] })
  if (before) return refuse({ kind: 'key_reused' as const })
  const moment = momentOf(new Date(madeAt), new Date(sentAt), now)
  const read = form.safeParse(bodyFields(body, moment), { reportInput: true })
  if (!read.success) return refuse({ kind: 'invalid_form' as const, words: wordsOf(read.error) })
  const written = await write(read.data, moment)
  if (!written.ok) return written as Extract<Did, { ok: false }>
  const { receipt, audit } = written.value
  const { accountId, areaCode } = actor
  await keepReceipt(tx, { id: newId(), areaCode, accountId, key, hash, answer: receipt, at: now })
  return accept({ value: receipt, audit })
}

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

/** What is wrong with a form, each thing once. */
function wordsOf(error: z.ZodError): string {
  return [...new Set(error.issues.map(faultWords))].join('；')
}
