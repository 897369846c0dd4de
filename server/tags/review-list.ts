import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { permitsDue, reviewsDue } from '@/db/queries/reviews'
import { dayOf } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { soonDays } from '@/domain/rosters/codes'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'
import { placeFrom, placeText, someCode, somePlace } from '@/server/address'
import { view } from '@/server/view'

/** 到期复核: tags whose day to look again has passed or comes within thirty days, and residence permits that end (standards F7). */
export const reviewList = view({
  name: 'tag.reviews',
  permission: 'household.edit',
  query: z.object({
    of: z.enum(['tag', 'permit']).catch('tag'),
    code: someCode(tags),
    after: somePlace,
  }),
  read: async ({ db, jurisdiction, fields, now, query }) => {
    const day = dayOf(now)
    const [on, id] = placeFrom(query.after, ['day']) ?? []
    const window = { day, within: soonDays, after: on && id ? { on, id } : undefined, most: limits.listPageRows }
    const [found, other] = [
      await (query.of === 'tag'
        ? reviewsDue(db, jurisdiction, { ...window, code: query.code })
        : permitsDue(db, jurisdiction, window)),
      await (query.of === 'tag'
        ? permitsDue(db, jurisdiction, { ...window, after: undefined, most: 0 })
        : reviewsDue(db, jurisdiction, { ...window, after: undefined, most: 0, code: undefined })),
    ]
    const page = found.rows.slice(0, limits.listPageRows)
    const last = found.rows.length > limits.listPageRows ? page.at(-1) : undefined
    return {
      day,
      query,
      counts:
        query.of === 'tag' ? { tag: found.count, permit: other.count } : { tag: other.count, permit: found.count },
      rows: page.map((row) => {
        const tag: Tag | undefined = row.code ? tags[row.code as TagCode] : undefined
        return {
          ...{ id: row.id, householdId: row.household_id, residentId: row.resident_id, address: row.address },
          ...{ dueOn: row.due_on, late: row.due_on < day, detail: row.detail, evidence: row.evidence },
          who: shownName(fields, row.name),
          label: tag?.label ?? '居住证',
          code: row.code as TagCode | null,
          months: tag?.reviewMonths ?? null,
        }
      }),
      next: last && placeText([last.due_on, last.id]),
    }
  },
})
export type ReviewList = Awaited<ReturnType<typeof reviewList>>
