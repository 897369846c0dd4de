import type { CivilDay } from '@/domain/calendar/civil-day'
import { latestBirth } from '@/domain/residents/ages'
import { type AnswerableSign, type TagCode, tags } from '@/domain/tags/codes'
import { advancedFrom, centenarianFrom, elderFrom } from '@/domain/tags/derive'

/** What a row of a list knows of who lives in a household, and of its tags. */
export type HeldFacts = {
  members: number | null
  eldest_born_on: CivilDay | null
  youngest_born_on: CivilDay | null
  /** Tags on file. */
  tags: TagCode[] | null
  /** Rule tags that somebody who looked said no to. */
  denied: AnswerableSign[] | null
}

/** Rule tags from the counters and those on file, in the order of the dictionary. */
export function heldTags(row: HeldFacts, day: CivilDay): TagCode[] {
  const { eldest_born_on: eldest, youngest_born_on: youngest, members } = row
  const held = new Set<TagCode>(row.tags ?? [])
  const together = members === 1 ? 'living_alone' : 'elders_only'
  const allOld = youngest !== null && youngest <= latestBirth(elderFrom, day)
  if (allOld && (members ?? 0) > 0 && !row.denied?.includes(together)) held.add(together)
  if (eldest !== null && eldest <= latestBirth(advancedFrom, day)) held.add('advanced_age')
  if (eldest !== null && eldest <= latestBirth(centenarianFrom, day)) held.add('centenarian')
  return (Object.keys(tags) as TagCode[]).filter((code) => held.has(code))
}
