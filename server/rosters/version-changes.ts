import 'server-only'
import { z } from 'zod'
import { householdChanges } from '@/db/queries/rosters/household-changes'
import { peopleChanges } from '@/db/queries/rosters/people-changes'
import type { RosterVersion } from '@/db/queries/rosters/versions'
import { jurisdictionInside } from '@/domain/access/actor'
import { rangeOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { rosterSubjects } from '@/domain/rosters/codes'
import { recordId, someId } from '@/server/address'
import { type ChangeLine, grouped, lineOf, mostExplained } from '@/server/rosters/roster-changes'
import { type AskedRoster, askedRoster, rosterQuery } from '@/server/rosters/roster-query'
import { rosterRows } from '@/server/rosters/roster-rows'
import { linesFor } from '@/server/rosters/version-content'
import { versionSeen } from '@/server/rosters/version-file'
import { type Desk, view } from '@/server/view'

const query = z.object({ id: recordId, against: someId })

/** A roster as it was frozen or stands today: who is on it, when, and what was known then. */
type Side = { label: string; day: string; known: Date | undefined; lines: Map<string, string> }

/** 定版之间的变更: two versions of a list, or one and today, held line by line against each other, with a reason for each line. */
export const versionChanges = view({
  name: 'roster.version_changes',
  permission: 'roster.read',
  query,
  read: async (desk) => {
    const { now, query: asked } = desk
    const found = await versionSeen(desk, asked.id)
    const other = asked.against ? await versionSeen(desk, asked.against) : undefined
    if (!found || (asked.against && other?.version.list !== found.version.list)) return undefined
    const { version } = found
    const roster = rosterBehind(desk, version)
    if (!roster) return undefined
    const sides = [sideOf(desk, found), other ? sideOf(desk, other) : await sideToday(desk, roster)]
    const turned = other !== undefined && other.version.number < version.number
    const [first, last] = (turned ? sides.reverse() : sides) as [Side, Side]
    const came = [...last.lines.keys()].filter((id) => !first.lines.has(id))
    const went = [...first.lines.keys()].filter((id) => !last.lines.has(id))
    const explained = await explain(desk, roster, { first, last, among: [...came, ...went].slice(0, mostExplained) })
    const lineFor = (id: string, added: boolean): ChangeLine =>
      explained.get(id) ?? unexplained(id, added, (added ? last : first).lines.get(id) ?? '', version)
    return {
      ...{ id: version.id, label: version.label, today: dayOf(now), unit: rosterSubjects[version.about] },
      ...{ from: sideWords(first), to: sideWords(last) },
      ...{ opening: first.lines.size, closing: last.lines.size },
      added: grouped(
        came.slice(0, mostExplained).map((id) => lineFor(id, true)),
        came.length,
      ),
      removed: grouped(
        went.slice(0, mostExplained).map((id) => lineFor(id, false)),
        went.length,
      ),
    }
  },
})
export type VersionDifference = NonNullable<Awaited<ReturnType<typeof versionChanges>>>

const sideWords = ({ label, day }: Side) => ({ label, day })

function sideOf(
  { fields }: Pick<Desk<unknown>, 'fields'>,
  seen: NonNullable<Awaited<ReturnType<typeof versionSeen>>>,
): Side {
  const { version, content } = seen
  const lines = new Map(linesFor(fields, content).map(({ id, cells }) => [id, String(cells[0] ?? '')]))
  return { label: `第 ${version.number} 版`, day: version.onDay, known: version.knownAt, lines }
}

async function sideToday(desk: Desk<unknown>, roster: AskedRoster): Promise<Side> {
  const lines = new Map<string, string>()
  for await (const rows of rosterRows(desk.db, roster))
    for (const row of rows) {
      const { id, cells } = row(desk)
      lines.set(id, String(cells[0] ?? ''))
    }
  return { label: '今天', day: roster.as.day, known: undefined, lines }
}

/** The roster of a version as it stands today, in the place it was frozen for. */
function rosterBehind(desk: Desk<unknown>, { query: stated, code, areaCode }: RosterVersion): AskedRoster | undefined {
  const roster = askedRoster({ ...desk, query: rosterQuery.parse({ ...stated, code }) })
  const within = jurisdictionInside(desk.jurisdiction, rangeOf(areaCode))
  return roster && { ...roster, place: { own: desk.jurisdiction, within } }
}

/** Why each of some lines came or went, as far as the records tell. */
async function explain(
  { db, fields }: Desk<unknown>,
  roster: AskedRoster,
  { first, last, among }: { first: Side; last: Side; among: readonly string[] },
): Promise<Map<string, ChangeLine>> {
  if (among.length === 0) return new Map()
  const { place, people, households, condition } = roster
  const days = { first: { day: first.day, known: first.known }, last: { day: last.day, known: last.known } }
  const between = { from: first.day, to: last.day }
  const found =
    condition.about === 'resident'
      ? await peopleChanges(db, place, { ...people, among }, days, mostExplained)
      : await householdChanges(db, place, { ...households, among, datedClass: true }, days, mostExplained)
  return new Map(found.rows.map((row) => [row.id, lineOf(row, roster, fields, between)]))
}

/** A line that stands otherwise although no record says why: somebody corrected what is on file. */
function unexplained(id: string, added: boolean, name: string, { about }: RosterVersion): ChangeLine {
  const home = about === 'household'
  return {
    ...{ id, added, name, href: home ? `/households/${id}` : `/residents/${id}`, sex: '', age: null },
    ...{ address: home ? name : '', reason: 'corrected' as const, on: null, recordedOn: null },
  }
}
