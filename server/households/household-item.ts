import 'server-only'
import type { HouseholdRow } from '@/db/queries/households'
import type { FieldPolicy } from '@/domain/access/fields'
import { type CivilDay, daysBetween } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { type TagCode, type TagSource, tags } from '@/domain/tags/codes'
import { heldTags } from '@/domain/tags/held'
import { showsTag } from '@/domain/tags/shown'

export type ShownTag = { code: TagCode; label: string; source: TagSource }

/** One household as lists, ledgers and workbooks show it: already masked, dates as days. */
export function householdItem(row: HouseholdRow, fields: FieldPolicy, day: CivilDay) {
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
    tags: heldTags(row, day)
      .filter((code) => showsTag(fields, code))
      .map(shownTag),
    lastOn: row.last_on,
    lastMode: row.last_mode,
    lastOutcome: row.last_outcome,
    nextOn: row.next_on,
    reached: row.last_contact_on !== null,
    overdue: Math.max(0, daysBetween(row.next_on, day)),
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

function shownTag(code: TagCode): ShownTag {
  return { code, label: tags[code].label, source: tags[code].source }
}
