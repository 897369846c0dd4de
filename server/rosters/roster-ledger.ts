import 'server-only'
import { areasNamed } from '@/db/queries/areas'
import { rosterSubjects } from '@/domain/rosters/codes'
import { conditionWords } from '@/domain/rosters/condition'
import { rosterColumns } from '@/server/rosters/roster-columns'
import { askedRoster, type RosterQuery, rosterQuery } from '@/server/rosters/roster-query'
import { allRosterLines, rosterCount } from '@/server/rosters/roster-rows'
import { view } from '@/server/view'

/** Paper holds so many lines at most; more is for a workbook. */
const mostPrinted = 1000

/** 领取单: a roster as a ledger to print, with a blank to sign in for each line; masked as the screen, without tags and classes. */
export const rosterLedger = view({
  name: 'roster.ledger',
  permission: 'roster.read',
  query: rosterQuery,
  read: async (desk) => {
    const { db, actor, query } = desk
    const roster = askedRoster(desk)
    if (!roster) return undefined
    const { label, condition, place, as } = roster
    const { paper, printed } = rosterColumns(roster)
    const [count, lines, [here]] = await Promise.all([
      rosterCount(db, roster),
      allRosterLines(db, roster, desk, mostPrinted),
      areasNamed(db, [place.within.lo]),
    ])
    return {
      ...{ label, count, query },
      lines: lines.map(({ id, cells }) => ({ id, cells: printed.map((at) => cells[at] ?? '') })),
      unit: rosterSubjects[condition.about],
      words: conditionWords(condition).map((word) => word.label),
      columns: paper,
      day: as.day,
      by: actor.name,
      place: { code: String(place.within.lo), name: here?.name ?? '' },
    }
  },
  audit: (found, query) =>
    found
      ? [
          {
            act: 'list.print',
            subject: 'roster',
            subjectId: found.query.code,
            areaCode: Number(found.place.code),
            detail: { rows: found.lines.length, query: rosterText(query) },
          },
        ]
      : [],
})
export type RosterLedger = NonNullable<Awaited<ReturnType<typeof rosterLedger>>>

/** The condition of a roster as the audit keeps it. */
export function rosterText(query: RosterQuery): Record<string, unknown> {
  const { after: _, ...stated } = query
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined))
}
