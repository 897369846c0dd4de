import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { attachmentsBeside } from '@/db/queries/attachments'
import { namesOf } from '@/db/queries/colleagues'
import { briefsOf } from '@/db/queries/household-briefs'
import { contactNamed } from '@/db/queries/household-extras'
import { earlierVersions } from '@/db/queries/versions'
import { leftByVisit, visitorNames, visitSeen } from '@/db/queries/visits'
import { holds } from '@/domain/access/actor'
import { shownName } from '@/domain/residents/shown'
import { photoText } from '@/domain/visits/attachment-wording'
import { mayEdit } from '@/domain/visits/recording'
import { flag, recordId } from '@/server/address'
import { view } from '@/server/view'

/** One record of a contact, what it left behind, and its earlier wordings. */
export const visitFile = view({
  name: 'visit.file',
  permission: 'visit.read',
  query: z.object({ visitId: recordId, edit: flag, photo: z.string().max(40).optional().catch(undefined) }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const visit = query.visitId ? await visitSeen(db, jurisdiction, query.visitId) : undefined
    if (!visit) return undefined
    const names = await namesOf(db, [visit.leadId, visit.recordedBy])
    const partners = await visitorNames(db, visit.partnerIds)
    const household = (await briefsOf(db, jurisdiction, [visit.householdId])).get(visit.householdId)
    const outside = visit.outsideContactId && (await contactNamed(db, jurisdiction, visit.outsideContactId))
    const earlier = await earlierVersions(db, jurisdiction, 'visits', visit.id)
    const editors = await namesOf(
      db,
      earlier.map(({ accountId }) => accountId),
    )
    const { id, householdId, at, mode, outcome, first, tasks, note, materials, cardNumber, nextAt, nextMode, version } =
      visit
    const attached =
      fields.name === 'full' ? await attachmentsBeside(db, jurisdiction, { visitId: id, observationId: null }) : []
    const editable = holds(actor, 'visit.record') && mayEdit(visit, actor, now)
    return {
      ...{ id, householdId, at, mode, outcome, first, tasks, materials, cardNumber, nextAt, nextMode, version },
      note: fields.name === 'full' ? note : null,
      areaCode: visit.areaCode,
      recordedAt: visit.recordedAt,
      address: household?.address ?? '',
      head: shownName(fields, household?.headName ?? null),
      lead: names.get(visit.leadId)?.name ?? '',
      partners: [...partners.values()],
      outside: outside ? `${outside.relation} ${shownName(fields, outside.name)}` : null,
      ...(await leftByVisit(db, id)),
      attachments: attached,
      photo: {
        may:
          holds(actor, 'visit.record') &&
          attached.filter(({ kind }) => kind === 'photo').length < limits.photosPerVisit,
        most: limits.photosPerVisit,
        taken: query.photo === 'added',
        words: query.photo ? photoText(query.photo) : null,
      },
      earlier:
        fields.name === 'full'
          ? earlier.map(({ id: key, at: until, accountId, before }) => ({
              id: key,
              until,
              by: accountId ? (editors.get(accountId)?.name ?? '') : '',
              note: typeof before.note === 'string' ? before.note : null,
              outcome: typeof before.outcome === 'string' ? before.outcome : null,
            }))
          : [],
      editable,
      editing: editable && query.edit === '1',
      now,
    }
  },
  audit: (found) =>
    found
      ? [
          {
            act: 'household.read',
            subject: 'visit',
            subjectId: found.id,
            areaCode: found.areaCode,
            householdId: found.householdId,
            detail: { for: 'visit record' },
          },
        ]
      : [],
})
export type VisitFile = NonNullable<Awaited<ReturnType<typeof visitFile>>>
