import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertTag } from '@/db/queries/household-extras'
import { householdForUpdate } from '@/db/queries/household-writes'
import { addMonths, dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'
import { coversSomebody } from '@/domain/tags/tag'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'
import { liveHere } from '@/server/tags/cover-tag'

/** 加标签: what a person states or an authority granted, with evidence and the day to look again. Rule tags follow from facts and are never set. */
export const addTag = command({
  name: 'tag.add',
  permission: 'household.edit',
  input: z.object({
    householdId: z.uuid(),
    code: z.enum(Object.keys(tags) as [TagCode, ...TagCode[]], '请选标签'),
    residentId: z.uuid().nullish(),
    covers: z.array(z.uuid()).max(50).default([]),
    detail: line(100),
    evidence: line(100),
    fromOn: day,
    reviewOn: day.nullish(),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const household = await householdForUpdate(tx, jurisdiction, input.householdId)
    if (!household) return refuse({ kind: 'not_found' })
    if (household.toOn !== null) return refuse({ kind: 'closed' })
    const tag: Tag = tags[input.code]
    if (tag.source === 'rule') return refuse({ kind: 'rule_tag' })
    if (tag.source === 'benefit' && !input.evidence) return refuse({ kind: 'benefit_needs_evidence' })
    if (input.fromOn > dayOf(now)) return refuse({ kind: 'in_future' })
    if (tag.about === 'resident' && !input.residentId) return refuse({ kind: 'tag_needs_person' })
    const covers = coversSomebody(input.code) && input.covers.length > 0 ? [...new Set(input.covers)] : null
    const people = [...(input.residentId ? [input.residentId] : []), ...(covers ?? [])]
    if (!(await liveHere(tx, household.id, people))) return refuse({ kind: 'not_a_member' })
    const id = newId()
    const reviewOn = input.reviewOn ?? (tag.reviewMonths ? addMonths(input.fromOn, tag.reviewMonths) : null)
    const about = {
      householdId: household.id,
      residentId: tag.about === 'resident' ? (input.residentId ?? null) : null,
      covers,
    }
    const proof = { detail: input.detail ?? null, evidence: input.evidence ?? null, fromOn: input.fromOn, reviewOn }
    const { areaCode } = household
    await insertTag(tx, { id, areaCode, code: input.code, addedBy: actor.accountId, ...about, ...proof })
    return accept({
      value: { id: household.id },
      audit: {
        ...{ act: 'resident.tag' as const, subject: 'tag', subjectId: id, areaCode, householdId: household.id },
        detail: { changed: tag.label, code: input.code, residentId: about.residentId },
      },
    })
  },
})
