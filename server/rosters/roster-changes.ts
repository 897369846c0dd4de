import 'server-only'
import { areasNamed } from '@/db/queries/areas'
import { householdChanges } from '@/db/queries/rosters/household-changes'
import { type PeopleChangeRow, peopleChanges } from '@/db/queries/rosters/people-changes'
import type { FieldPolicy } from '@/domain/access/fields'
import { addDays, dayOf, firstOfMonth } from '@/domain/calendar/civil-day'
import { labelOf } from '@/domain/codes'
import { sexes } from '@/domain/residents/codes'
import { shownBirth, shownName } from '@/domain/residents/shown'
import { datesOf, type RosterChange, reasonOf } from '@/domain/rosters/changes'
import { type RosterReason, rosterReasons, rosterSubjects } from '@/domain/rosters/codes'
import { conditionWords } from '@/domain/rosters/condition'
import { someDay } from '@/server/address'
import { type AskedRoster, askedRoster, asOf, rosterQuery } from '@/server/rosters/roster-query'
import { view } from '@/server/view'

/** So many lines are explained at most; a difference of more is no change but a first import. */
export const mostExplained = 2000

const query = rosterQuery.safeExtend({ from: someDay, to: someDay })

/** 变更: a roster on two days and a reason for every line between them; 期初 + 新增 − 减少 = 期末 (features row 88, K22). */
export const rosterChanges = view({
  name: 'roster.changes',
  permission: 'roster.read',
  query,
  read: async (desk) => {
    const { db, fields, now, query } = desk
    const roster = askedRoster(desk)
    if (!roster) return undefined
    const today = dayOf(now)
    const to = query.to ?? today
    const from = query.from && query.from < to ? query.from : addDays(firstOfMonth(to), -1)
    const days = { first: asOf(from, now), last: asOf(to, now) }
    const began = performance.now()
    const { condition, place } = roster
    const found =
      condition.about === 'resident'
        ? await peopleChanges(db, place, roster.people, days, mostExplained)
        : await householdChanges(db, place, { ...roster.households, datedClass: true }, days, mostExplained)
    const took = performance.now() - began
    const lines = found.rows.map((row) => lineOf(row, roster, fields, { from, to }))
    return {
      ...{ from, to, today, took, query },
      ...{ code: roster.code, label: roster.label, condition },
      ...{ opening: found.opening, closing: found.closing },
      words: conditionWords(condition),
      unit: rosterSubjects[condition.about],
      added: grouped(
        lines.filter((line) => line.added),
        found.came,
      ),
      removed: grouped(
        lines.filter((line) => !line.added),
        found.opening + found.came - found.closing,
      ),
      cut: lines.length === mostExplained,
      where: (await areasNamed(db, [place.within.lo]))[0]?.name ?? '',
    }
  },
})
export type RosterDifference = NonNullable<Awaited<ReturnType<typeof rosterChanges>>>

/** A row with the reason why it came or went. */
export function lineOf(
  row: PeopleChangeRow,
  roster: AskedRoster,
  fields: FieldPolicy,
  { from, to }: { from: string; to: string },
) {
  const change = changeOf(row)
  const reason = reasonOf(change, from)
  const { on, recordedOn } = datesOf(change, reason, roster.band)
  const household = roster.condition.about === 'household'
  return {
    id: row.id,
    href: household ? `/households/${row.id}` : `/residents/${row.id}`,
    added: row.added,
    name: row.name ? shownName(fields, row.name) : '待定',
    sex: household ? '' : labelOf(sexes, row.sex),
    age: household ? null : shownBirth(fields, row.born_on, row.birth_precision, to).age,
    address: row.address ?? '',
    ...{ reason, on, recordedOn },
  }
}
export type ChangeLine = ReturnType<typeof lineOf>

/** Lines in the order of their reasons, how many each reason has, and how many there are, explained or not. */
export function grouped(lines: ChangeLine[], n: number) {
  const order = Object.keys(rosterReasons) as RosterReason[]
  const sums = order
    .map((reason) => ({ reason, n: lines.filter((line) => line.reason === reason).length }))
    .filter(({ n }) => n > 0)
  const place = (line: ChangeLine) => order.indexOf(line.reason)
  return {
    n,
    sums,
    lines: [...lines].sort((a, b) => place(a) - place(b) || ((a.on ?? '') < (b.on ?? '') ? -1 : 1)),
  }
}

function changeOf(row: PeopleChangeRow): RosterChange {
  return {
    ...{ added: row.added, held: row.held, first: row.first, last: row.last },
    ...{ bornOn: row.born_on, precision: row.birth_precision, arrival: row.arrival, departure: row.departure },
    learntLater: row.learnt_later ?? false,
    came: { on: row.stay_from, recordedOn: row.stay_recorded_on },
    left: { on: row.stay_to, recordedOn: row.end_recorded_on },
    died: { on: row.died_on, recordedOn: row.death_recorded_on },
    tagged: { on: row.tag_from, recordedOn: row.tag_recorded_on },
    untagged: { on: row.tag_to, recordedOn: null },
    asked: { on: row.need_from, recordedOn: row.need_recorded_on },
    helped: { on: row.need_to, recordedOn: null },
    correctedOn: row.corrected_on,
  }
}
