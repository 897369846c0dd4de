import 'server-only'
import { z } from 'zod'
import { saveTag, tagForUpdate } from '@/db/queries/household-extras'
import { addMonths, dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'
import { command } from '@/server/command'
import { line } from '@/server/households/edit-input'
import { day } from '@/server/residents/person-input'

/** 复核: 仍符合 sets the next day to look again, by the cycle of the tag; 已不符合 ends it from today on. */
export const reviewTag = command({
  name: 'tag.review',
  permission: 'household.edit',
  input: z.object({
    id: z.uuid(),
    holds: z.enum(['yes', 'no'], '请选“仍符合”或“已不符合”'),
    reason: line(200),
    reviewOn: day.nullish(),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const row = await tagForUpdate(tx, jurisdiction, input.id)
    if (!row) return refuse({ kind: 'not_found' })
    if (row.toOn !== null) return refuse({ kind: 'already_ended' })
    const today = dayOf(now)
    if (row.fromOn > today) return refuse({ kind: 'before_arrival', on: row.fromOn })
    const tag: Tag = tags[row.code as TagCode]
    const next = input.reviewOn ?? (tag.reviewMonths ? addMonths(today, tag.reviewMonths) : null)
    if (input.holds === 'yes' && (next === null || next <= today)) return refuse({ kind: 'review_needs_day' })
    await saveTag(tx, row.id, input.holds === 'yes' ? { reviewOn: next } : { toOn: today })
    const reason = input.reason ?? (input.holds === 'yes' ? '复核仍符合' : '复核已不符合')
    return accept({
      value: { id: row.householdId },
      audit: {
        ...{ act: 'resident.review_tag' as const, subject: 'tag', subjectId: row.id },
        ...{ areaCode: row.areaCode, householdId: row.householdId },
        detail: { changed: tag.label, holds: input.holds, reason, reviewOn: input.holds === 'yes' ? next : null },
      },
    })
  },
})
