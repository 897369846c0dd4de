import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { reads } from '@/db/queries/figures/reads'
import { householdCountsByUnit } from '@/db/queries/households'
import { keptAnswers } from '@/db/queries/kept'
import { peopleCounts } from '@/db/queries/rosters/people'
import { savedRostersOf } from '@/db/queries/rosters/saved'
import { holds, type Jurisdiction, jurisdictionInside } from '@/domain/access/actor'
import { type AreaCode, spanOf } from '@/domain/areas/area-code'
import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { rosterSubjects } from '@/domain/rosters/codes'
import { conditionWords } from '@/domain/rosters/condition'
import { type ReadyMadeRoster, readyMadeRosters } from '@/domain/rosters/ready-made'
import { showsTag } from '@/domain/tags/shown'
import { ownNotices } from '@/server/rosters/own-notices'
import { askedRoster, builtCode, filtersOf, rosterQuery } from '@/server/rosters/roster-query'
import { type Desk, view } from '@/server/view'

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
  read: async (desk) => {
    const { db, actor, jurisdiction, fields, now } = desk
    const day = dayOf(now)
    const ask = {
      from: day,
      to: day,
      asked: `rosters ${conditions}`,
      reads: [...reads.household, ...reads.living, 'needs' as const],
    }
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
    return {
      day,
      rosters,
      saved: await savedOf(desk),
      notices: await ownNotices(desk),
      may: { export: holds(actor, 'roster.export') },
    }
  },
})
export type RosterRow = Awaited<ReturnType<typeof rosterList>>['rosters'][number]
export type SavedRoster = Awaited<ReturnType<typeof rosterList>>['saved'][number]

/** Saved lists as their reader may use them; one that stands on a tag the reader may not see is left out. */
async function savedOf(desk: Desk<unknown>) {
  const saved = await savedRostersOf(desk.db, desk.actor)
  return saved.flatMap(({ condition, ...about }) => {
    const roster = askedRoster({ ...desk, query: rosterQuery.parse({ ...condition, code: builtCode }) })
    if (!roster) return []
    const { area, building, cols } = condition as { area?: number; building?: string; cols?: string }
    const words = [
      ...(roster.condition.about === 'household' ? ['按户'] : []),
      ...conditionWords(roster.condition).map(({ label }) => label),
      ...(area || building ? ['限一处'] : []),
    ]
    return [{ ...about, words, condition: { ...roster.condition, area, building, cols } }]
  })
}

/** How many each ready-made roster holds, by its code, for each of some committees or grids. */
export async function rosterCounts(db: Transaction, own: Jurisdiction, units: AreaCode[], day: CivilDay) {
  const people = ofPeople.map(({ condition }) => filtersOf(condition).people)
  const households = ofHouseholds.map(({ condition }) => filtersOf(condition).households)
  const hi = Math.min(Math.max(...units) + spanOf('committee') - 1, own.hi)
  const within = jurisdictionInside(own, { lo: Math.min(...units), hi })
  const [kept, lived] = await Promise.all([
    householdCountsByUnit(db, within, units, households, day),
    peopleCounts(db, { own, within }, units, people, day),
  ])
  return new Map(
    units.map((unit) => {
      const counts: Record<string, number> = {}
      ofPeople.forEach(({ code }, index) => {
        counts[code] = lived.get(unit)?.[index] ?? 0
      })
      ofHouseholds.forEach(({ code }, index) => {
        counts[code] = kept[index]?.get(unit) ?? 0
      })
      return [unit, counts] as const
    }),
  )
}
