import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { type AttachmentRow, addAttachment, addParts, photosBeside } from '@/db/queries/attachments'
import { visitForUpdate } from '@/db/queries/visits'
import { accept, refuse } from '@/domain/result'
import { mayAttach, partsOf } from '@/domain/visits/attachment'
import { command } from '@/server/command'
import { attachmentBounds, cut, digestOfBytes, sealedParts, wholeFrom } from '@/server/visits/attachment-content'

/** 加照片 to a visit that is written, in one go, from a page. Refuses as from a phone: too large, one too many, no photo. */
export const addPhoto = command({
  name: 'visit.photo',
  permission: 'visit.record',
  input: z.object({ visitId: z.uuid(), content: z.instanceof(Uint8Array) }),
  run: async ({ tx, actor, jurisdiction, now, input: { visitId, content } }) => {
    const visit = await visitForUpdate(tx, jurisdiction, visitId)
    if (!visit) return refuse({ kind: 'not_found' as const })
    const id = newId(now.getTime())
    const beside = { visitId, observationId: null }
    const asked = { kind: 'photo' as const, bytes: content.length, photosThere: await photosBeside(tx, beside, id) }
    const allowed = mayAttach(asked, attachmentBounds)
    if (!allowed.ok) return allowed
    const row: AttachmentRow = {
      ...{ id, areaCode: visit.areaCode, householdId: visit.householdId, ...beside, kind: 'photo' },
      ...{ bytes: content.length, hash: digestOfBytes(content) },
      parts: partsOf(content.length, limits.attachmentPartBytes),
      ...{ wholeAt: null, mediaType: null, keptHash: null, goneAt: null, gone: null },
      ...{ madeAt: now, recordedBy: actor.accountId, recordedAt: now, version: 1 },
    }
    await addAttachment(tx, row)
    await addParts(tx, sealedParts(row, 0, cut(content)))
    const whole = await wholeFrom(tx, row, content, { accountId: actor.accountId, now })
    if (!whole.ok) return whole
    return accept({ value: { id }, audit: whole.value.audit })
  },
})
