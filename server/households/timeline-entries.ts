import 'server-only'
import type { TimelineRow } from '@/db/queries/household-timeline'
import type { FieldPolicy } from '@/domain/access/fields'
import { type Act, acts } from '@/domain/audit/acts'
import { dayOf } from '@/domain/calendar/civil-day'
import { arrivalReasons, departureReasons } from '@/domain/households/codes'
import { timelineKinds } from '@/domain/households/timeline'
import { type IssueState, issueStates } from '@/domain/issues/lifecycle'
import { shownName } from '@/domain/residents/shown'
import { type TagCode, tags } from '@/domain/tags/codes'
import { showsTag } from '@/domain/tags/shown'
import { observationKinds, visitModes, visitOutcomes } from '@/domain/visits/codes'

export type TimelineEntry = {
  id: string
  on: string
  at: Date | null
  kind: string
  title: string
  body: string | null
  link: string | null
  turn: boolean
}

/** What happened, in words; entries about sensitive tags vanish for those who may not see them. */
export function timelineEntries(rows: TimelineRow[], fields: FieldPolicy): TimelineEntry[] {
  return rows
    .filter(({ kind, what }) => kind !== 'benefit' || (what in tags && showsTag(fields, what as TagCode)))
    .map((row) => {
      const at = new Date(row.at_ms)
      const { title, body, turn = false } = worded(row, fields)
      return {
        id: `${row.kind}-${row.id}`,
        on: dayOf(at),
        at: row.whole_day ? null : at,
        kind: timelineKinds[row.kind],
        title,
        body,
        link: row.link,
        turn,
      }
    })
}

type Words = { title: string; body: string | null; turn?: boolean }

function worded(row: TimelineRow, fields: FieldPolicy): Words {
  const { kind, what, subject, who, body } = row
  const word = (table: Record<string, string>, code: string | null) => (code ? (table[code] ?? code) : '')
  const person = who && (kind === 'move' || kind === 'benefit') ? shownName(fields, who) : who
  switch (kind) {
    case 'visit':
      return {
        title: `${word(visitModes, what)}，${word(visitOutcomes, subject)}`,
        body: joined(person, body),
        turn: subject === 'met',
      }
    case 'observation':
      return { title: word(observationKinds, what), body: joined(body, person && `${person}记`) }
    case 'issue':
      return {
        title: body ?? '诉求',
        body: `${subject}，${issueStates[what as IssueState] ?? what}`,
        turn: true,
      }
    case 'benefit': {
      const label = tags[what as TagCode].label
      const ended = subject === 'ended'
      return {
        title: `${person ?? '全户'}${ended ? '不再列入' : '列入'}“${label}”`,
        body: joined(body, ended ? null : subject),
      }
    }
    case 'move':
      return {
        title: `${person ?? ''}${word(subject === 'in' ? arrivalReasons : departureReasons, what)}`,
        body: null,
        turn: true,
      }
    case 'edit':
      return { title: acts[what as Act] ?? what, body: joined(person, body) }
  }
}

function joined(...parts: (string | null)[]): string | null {
  return (
    parts
      .filter((part) => part !== null && part !== '')
      .map((part) => part?.replace(/。+$/u, ''))
      .join('。') || null
  )
}
