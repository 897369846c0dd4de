import 'server-only'
import { z } from 'zod'
import { saveTag, tagForUpdate } from '@/db/queries/household-extras'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { type TagCode, tags } from '@/domain/tags/codes'
import { command } from '@/server/command'
import { day } from '@/server/residents/person-input'

/** 去标签: it no longer holds from a day on; the row stays, so that past days and past rosters still show it. */
export const endTag = command({
  name: 'tag.end',
  permission: 'household.edit',
  input: z.object({ id: z.uuid(), toOn: day, reason: z.string('请写理由').trim().min(2, '请写理由').max(200) }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const tag = await tagForUpdate(tx, jurisdiction, input.id)
    if (!tag) return refuse({ kind: 'not_found' })
    if (tag.toOn !== null) return refuse({ kind: 'already_ended' })
    if (input.toOn > dayOf(now)) return refuse({ kind: 'in_future' })
    if (input.toOn < tag.fromOn) return refuse({ kind: 'before_arrival', on: tag.fromOn })
    await saveTag(tx, tag.id, { toOn: input.toOn })
    return accept({
      value: { id: tag.householdId },
      audit: {
        act: 'resident.untag',
        subject: 'tag',
        subjectId: tag.id,
        areaCode: tag.areaCode,
        householdId: tag.householdId,
        detail: { changed: tags[tag.code as TagCode]?.label ?? tag.code, reason: input.reason, toOn: input.toOn },
      },
    })
  },
})
