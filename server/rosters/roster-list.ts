import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { reads } from '@/db/queries/figures/reads'
import { listCounts } from '@/db/queries/households'
import { keptAnswers } from '@/db/queries/kept'
import { peopleCounts } from '@/db/queries/rosters/people'
import { type Jurisdiction, jurisdictionInside } from '@/domain/access/actor'
import { type AreaCode, spanOf } from '@/domain/areas/area-code'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { rosterSubjects } from '@/domain/rosters/codes'
import { type ReadyMadeRoster, readyMadeRosters } from '@/domain/rosters/ready-made'
import { showsTag } from '@/domain/tags/shown'
import { filtersOf } from '@/server/rosters/roster-query'
import { view } from '@/server/view'

const about = (subject: ReadyMadeRoster['condition']['about']) =>
  readyMadeRosters.filter(({ condition }) => condition.about === subject)
const ofPeople = about('resident')
const ofHouseholds = about('household')
const conditions = JSON.stringify(readyMadeRosters.map(({ condition }) => condition))

/** 常用名册 as they stand today: how many, what for, and the way to the rows; kept, committee by committee, until something changes. */
export const rosterList = view({
  name: 'roster.list',
  permission: 'roster.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, fields, now }) => {
    const day = dayOf(now)
    const ask = { from: day, to: day, asked: `rosters ${conditions}`, reads: [...reads.household, ...reads.living] }
    const count = (units: AreaCode[]) => rosterCounts(db, jurisdiction, units, day)
    const kept = await keptAnswers(db, { seenFrom: actor.areaCode, now }, jurisdiction, ask, count)
    const rosters = readyMadeRosters
      .filter(({ condition: { tag } }) => !tag || showsTag(fields, tag))
      .map(({ code, label, use, condition }) => ({
        id: code,
        label,
        use,
        n: kept.reduce((sum, counts) => sum + (counts[code] ?? 0), 0),
        unit: rosterSubjects[condition.about],
        href: `/rosters/${code}`,
      }))
    return { day, rosters }
  },
})
export type RosterRow = Awaited<ReturnType<typeof rosterList>>['rosters'][number]

/** How many each ready-made roster holds, by its code, for each of some committees or grids. */
export async function rosterCounts(db: Transaction, own: Jurisdiction, units: AreaCode[], day: CivilDay) {
  const as = { day, known: undefined }
  const people = ofPeople.map(({ condition }) => filtersOf(condition).people)
  const households = ofHouseholds.map(({ condition }) => filtersOf(condition).households)
  const [ofUnits, ...lived] = await Promise.all([
    listCounts(db, own, units, households, day),
    ...units.map((unit) => {
      const within = jurisdictionInside(own, { lo: unit, hi: Math.min(unit + spanOf('committee') - 1, own.hi) })
      return peopleCounts(db, { own, within }, people, as)
    }),
  ])
  return new Map(
    units.map((unit, at) => {
      const counts: Record<string, number> = {}
      ofPeople.forEach(({ code }, index) => {
        counts[code] = lived[at]?.[index] ?? 0
      })
      ofHouseholds.forEach(({ code }, index) => {
        counts[code] = ofUnits.get(unit)?.lists[index] ?? 0
      })
      return [unit, counts] as const
    }),
  )
}
