import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { saveTag, tagForUpdate } from '@/db/queries/household-extras'
import { openResidencies } from '@/db/queries/household-writes'
import { accept, refuse } from '@/domain/result'
import { type TagCode, tags } from '@/domain/tags/codes'
import { coversSomebody } from '@/domain/tags/tag'
import { command } from '@/server/command'

/** 改待遇纳入的人: whom of a household a benefit covers from now on (seed row 34); the earlier wording stays in the history. */
export const coverTag = command({
  name: 'tag.cover',
  permission: 'household.edit',
  input: z.object({ id: z.uuid(), covers: z.array(z.uuid(), '请至少勾一位').min(1, '请至少勾一位').max(50) }),
  run: async ({ tx, jurisdiction, input }) => {
    const tag = await tagForUpdate(tx, jurisdiction, input.id)
    if (!tag) return refuse({ kind: 'not_found' })
    if (tag.toOn !== null) return refuse({ kind: 'already_ended' })
    if (!coversSomebody(tag.code as TagCode)) return refuse({ kind: 'covers_nobody' })
    const covers = [...new Set(input.covers)]
    if (!(await liveHere(tx, tag.householdId, covers))) return refuse({ kind: 'not_a_member' })
    await saveTag(tx, tag.id, { covers })
    const { id: subjectId, areaCode, householdId } = tag
    return accept({
      value: { id: householdId },
      audit: {
        ...{ act: 'tag.cover' as const, subject: 'tag', subjectId, areaCode, householdId },
        detail: { changed: `${tags[tag.code as TagCode].label}：纳入 ${covers.length} 人`, covers },
      },
    })
  },
})

/** Whether all of some people live in a household now. */
export async function liveHere(tx: Transaction, householdId: string, people: readonly string[]): Promise<boolean> {
  if (people.length === 0) return true
  const here = new Set((await openResidencies(tx, householdId)).map(({ residentId }) => residentId))
  return people.every((id) => here.has(id))
}
