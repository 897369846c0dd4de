import 'server-only'
import type { HouseholdRow } from '@/db/queries/households'
import type { FieldPolicy } from '@/domain/access/fields'
import { type CivilDay, daysBetween } from '@/domain/calendar/civil-day'
import { nextContactOn } from '@/domain/households/cadence'
import { latestBirth } from '@/domain/residents/ages'
import { shownName } from '@/domain/residents/shown'
import { type TagCode, type TagSource, tags } from '@/domain/tags/codes'
import { advancedFrom, centenarianFrom, elderFrom } from '@/domain/tags/derive'
import { showsTag } from '@/domain/tags/shown'

export type ShownTag = { code: TagCode; label: string; source: TagSource }

/** One household as lists, ledgers and workbooks show it: already masked, dates as days. */
export function householdItem(row: HouseholdRow, fields: FieldPolicy, day: CivilDay) {
  const nextOn = nextContactOn(row.contact_class, row.colour, row.last_contact_on, row.from_on)
  return {
    id: row.id,
    number: row.number,
    address: row.address,
    head: shownName(fields, row.head),
    members: row.members,
    contactClass: row.contact_class,
    channel: row.contact_channel,
    language: row.language,
    colour: row.colour,
    tags: tagsOf(row, day).filter(({ code }) => showsTag(fields, code)),
    lastOn: row.last_on,
    lastMode: row.last_mode,
    lastOutcome: row.last_outcome,
    nextOn,
    reached: row.last_contact_on !== null,
    overdue: Math.max(0, daysBetween(nextOn, day)),
    promises: row.open_promises,
    issues: row.open_issues,
    use: row.use,
    state: row.state,
    grid: row.grid,
    responsible: row.responsible,
    confirmedOn: row.confirmed_on,
  }
}
export type HouseholdItem = ReturnType<typeof householdItem>

/** Rule tags from the counters, then those on file, in the order of the dictionary. */
function tagsOf(row: HouseholdRow, day: CivilDay): ShownTag[] {
  const eldest = row.eldest_born_on
  const allOld = row.youngest_born_on !== null && row.youngest_born_on <= latestBirth(elderFrom, day)
  const held = new Set<TagCode>(row.tags ?? [])
  const together = row.members === 1 ? 'living_alone' : 'elders_only'
  if (allOld && row.members > 0 && !row.denied?.includes(together)) held.add(together)
  if (eldest !== null && eldest <= latestBirth(advancedFrom, day)) held.add('advanced_age')
  if (eldest !== null && eldest <= latestBirth(centenarianFrom, day)) held.add('centenarian')
  return (Object.keys(tags) as TagCode[])
    .filter((code) => held.has(code))
    .map((code) => ({ code, label: tags[code].label, source: tags[code].source }))
}
