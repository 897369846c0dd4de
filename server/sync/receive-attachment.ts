import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import {
  type AttachmentRow,
  addAttachment,
  addParts,
  ownAttachmentForUpdate,
  partsThere,
  photosBeside,
  removeParts,
} from '@/db/queries/attachments'
import type { AuditEntry } from '@/db/queries/audit'
import { receiptOf } from '@/db/queries/sync'
import { observationSeen, visitSeen } from '@/db/queries/visits'
import { accept, refuse } from '@/domain/result'
import { mayAttach, partLength, partsOf } from '@/domain/visits/attachment'
import { type AttachmentKind, attachmentKinds } from '@/domain/visits/attachment-codes'
import { attachmentRefusalText } from '@/domain/visits/attachment-wording'
import { type Arriving, momentOf } from '@/domain/visits/sync'
import { type CommandDesk, command } from '@/server/command'
import {
  attachmentBounds,
  digestOfBytes,
  openedContent,
  sealedParts,
  wholeFrom,
} from '@/server/visits/attachment-content'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const announced = z.object({
  key: z.uuid(),
  kind: z.enum(Object.keys(attachmentKinds) as [AttachmentKind]),
  bytes: z.int().min(1),
  hash,
  visitId: z.uuid().nullish().default(null),
  observationId: z.uuid().nullish().default(null),
  madeAt: z.iso.datetime(),
  sentAt: z.iso.datetime(),
})
type Announcing = CommandDesk<z.output<typeof announced>>
type Answer = { value: Arriving; audit: AuditEntry[] }

/**
 * 报到 of a photo or a voice note: what will come, beside which visit or place; asked again it says which parts are here
 * already, so that a broken upload goes on where it broke. What belongs to a visit the secretary has to take over, or that is out
 * of reach by now, waits with it. Refuses what is too large, a photo too many, and a key that was used for something else.
 */
export const beginAttachment = command({
  name: 'attachment.begin',
  permission: 'visit.record',
  pool: 'signIn',
  input: announced,
  run: async (desk) => {
    const { tx, actor, input } = desk
    const before = await receiptOf(tx, actor.accountId, input.key)
    if (before?.hash === input.hash) return arrived({ have: [], receipt: before.answer, words: null })
    if (before) return refuse({ kind: 'key_reused' as const })
    const begun = await ownAttachmentForUpdate(tx, actor.accountId, input.key)
    if (begun) {
      if (begun.hash !== input.hash || begun.bytes !== input.bytes) return refuse({ kind: 'key_reused' as const })
      return arrived({ have: await partsThere(tx, begun.id), receipt: null, words: null })
    }
    const beside = { visitId: input.visitId, observationId: input.observationId }
    if (!beside.visitId && !beside.observationId) return refuse({ kind: 'beside_nothing' as const })
    const photosThere = input.kind === 'photo' ? await photosBeside(tx, beside, input.key) : 0
    const allowed = mayAttach({ kind: input.kind, bytes: input.bytes, photosThere }, attachmentBounds)
    if (!allowed.ok) return allowed
    const added = await addAttachment(tx, await rowOf(desk))
    return added ? arrived({ have: [], receipt: null, words: null }) : refuse({ kind: 'key_reused' as const })
  },
})

/**
 * One part of it, with its hash. With the last one it becomes whole, if the hash of all is the one announced; if not, everything is
 * asked for again, and what turns out to be no photo or sound is kept no longer and told so.
 */
export const receivePart = command({
  name: 'attachment.part',
  permission: 'visit.record',
  pool: 'signIn',
  input: z.object({ key: z.uuid(), part: z.coerce.number().int().min(0), hash, content: z.instanceof(Uint8Array) }),
  run: async ({ tx, actor, now, input }) => {
    const row = await ownAttachmentForUpdate(tx, actor.accountId, input.key)
    if (!row) return refuse({ kind: 'not_begun' as const })
    const before = await receiptOf(tx, actor.accountId, row.id)
    if (before) return arrived({ have: [], receipt: before.answer, words: null })
    const { part, content } = input
    const fits = part < row.parts && content.length === partLength(part, row.bytes, limits.attachmentPartBytes)
    if (!fits || digestOfBytes(content) !== input.hash) return refuse({ kind: 'hash_differs' as const })
    await addParts(tx, sealedParts(row, part, [content]))
    const have = await partsThere(tx, row.id)
    if (have.length < row.parts) return arrived({ have, receipt: null, words: null })

    const bytes = await openedContent(tx, row.id)
    if (digestOfBytes(bytes) !== row.hash) {
      await removeParts(tx, row.id)
      return arrived({ have: [], receipt: null, words: null })
    }
    const whole = await wholeFrom(tx, row, bytes, { accountId: actor.accountId, now })
    if (whole.ok) return arrived({ have, receipt: whole.value.receipt, words: null }, [whole.value.audit])
    await removeParts(tx, row.id)
    return arrived({ have: [], receipt: null, words: attachmentRefusalText(whole.refusal) })
  },
})

const arrived = (value: Arriving, audit: AuditEntry[] = []) => accept<Answer>({ value, audit })

/** Where it will lie: with its visit or place when that can be seen, else with whoever sent it. */
async function rowOf({ tx, actor, jurisdiction, now, input }: Announcing): Promise<AttachmentRow> {
  const { key: id, kind, bytes, visitId, observationId } = input
  const visit = visitId ? await visitSeen(tx, jurisdiction, visitId) : undefined
  const place = observationId ? await observationSeen(tx, jurisdiction, observationId) : undefined
  return {
    ...{ id, kind, bytes, hash: input.hash, visitId, observationId },
    areaCode: visit?.areaCode ?? place?.areaCode ?? actor.areaCode,
    householdId: visit?.householdId ?? null,
    parts: partsOf(bytes, limits.attachmentPartBytes),
    ...{ wholeAt: null, mediaType: null, keptHash: null, goneAt: null, gone: null },
    ...{
      madeAt: momentOf(new Date(input.madeAt), new Date(input.sentAt), now),
      recordedBy: actor.accountId,
      recordedAt: now,
      version: 1,
    },
  }
}
