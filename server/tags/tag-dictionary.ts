import 'server-only'
import { z } from 'zod'
import { reads } from '@/db/queries/figures/reads'
import { keptAnswers } from '@/db/queries/kept'
import { tagHolders } from '@/db/queries/tag-holders'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { type TagCode, tags } from '@/domain/tags/codes'
import { showsTag } from '@/domain/tags/shown'
import { dictionaryOf } from '@/server/tags/tag-reasons'
import { view } from '@/server/view'

/** 标签字典 (ranked 28): every tag with its source, what it takes, how long it stands, who sees it, and how many households hold it today. */
export const tagDictionary = view({
  name: 'tag.dictionary',
  permission: 'tag.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, fields, now }) => {
    const day = dayOf(now)
    const ask = { from: day, to: day, asked: 'tag.holders', reads: reads.household }
    const kept = await keptAnswers(db, { seenFrom: actor.areaCode, now }, jurisdiction, ask, (units) =>
      tagHolders(db, jurisdiction, units, day),
    )
    return {
      day,
      tags: (Object.keys(tags) as TagCode[]).map((code) => ({
        id: code,
        ...dictionaryOf(code),
        households: showsTag(fields, code) ? kept.reduce((sum, held) => sum + (held[code] ?? 0), 0) : null,
      })),
      may: { edit: holds(actor, 'household.edit'), rule: holds(actor, 'colour.manage') },
    }
  },
})
export type TagDictionary = Awaited<ReturnType<typeof tagDictionary>>
