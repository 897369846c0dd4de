import 'server-only'
import { z } from 'zod'
import { attachmentInside, isGoneAccount } from '@/db/queries/attachments'
import { holds } from '@/domain/access/actor'
import { recordId } from '@/server/address'
import { view } from '@/server/view'
import { openedContent } from '@/server/visits/attachment-content'

/**
 * 看照片、听语音: what lies beside a visit or a place, for those who may read the visit in words; each time is an entry of the
 * audit. A voice note is heard by who spoke it, and by the secretary when that account is gone.
 */
export const attachmentFile = view({
  name: 'attachment.file',
  permission: 'visit.read',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, jurisdiction, fields, query }) => {
    const row = query.id && fields.name === 'full' ? await attachmentInside(db, jurisdiction, query.id) : undefined
    if (!row?.mediaType) return undefined
    const own = row.recordedBy === actor.accountId
    if (row.kind === 'sound' && !own && !(holds(actor, 'visitor.edit') && (await isGoneAccount(db, row.recordedBy))))
      return undefined
    const { id, areaCode, householdId, kind, mediaType } = row
    return { id, areaCode, householdId, kind, type: mediaType, bytes: await openedContent(db, id) }
  },
  audit: (found) =>
    found
      ? [
          {
            ...{ act: 'attachment.read', subject: 'attachment', subjectId: found.id, areaCode: found.areaCode },
            ...{ householdId: found.householdId, detail: { kind: found.kind } },
          },
        ]
      : [],
})
