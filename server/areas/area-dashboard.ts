import 'server-only'
import { z } from 'zod'
import type { Question } from '@/db/queries/figures/counts'
import { keptTallies } from '@/db/queries/figures/kept-tallies'
import { headlessGrids, issueWeeks, repeatedMatters } from '@/db/queries/figures/watch'
import { jurisdictionWithin } from '@/domain/access/actor'
import { contains } from '@/domain/areas/area-code'
import { addDays, dayOf, weekday } from '@/domain/calendar/civil-day'
import { periodOf } from '@/domain/calendar/periods'
import { dashboardBlocks, dashboardRows } from '@/domain/figures/dashboard'
import type { PopulationCode } from '@/domain/figures/populations'
import { noticesOf } from '@/domain/figures/watch'
import { issueSubcategories } from '@/domain/issues/codes'
import { someArea } from '@/server/address'
import { surroundings } from '@/server/figures/sight'
import { view } from '@/server/view'

const kinds = ['month', 'bimonth', 'quarter', 'year'] as const

const ofPeriod: { population: PopulationCode; ways: string[] }[] = [
  { population: 'household_in', ways: ['arrival'] },
  { population: 'household_out', ways: ['departure'] },
  { population: 'resident_in', ways: ['arrival'] },
  { population: 'resident_out', ways: ['departure'] },
  { population: 'issue_carried', ways: [] },
  { population: 'issue_new', ways: [] },
  { population: 'issue_settled', ways: ['timely'] },
  { population: 'issue_open', ways: ['due', 'urgent_late'] },
  { population: 'follow_up', ways: ['rating'] },
  { population: 'living', ways: ['age'] },
]
const ofYear: { population: PopulationCode; ways: string[] }[] = [
  { population: 'household', ways: ['contact', 'care', 'stale'] },
  { population: 'household_checked', ways: ['checked'] },
]

/** 面板: stock and flow, reach, ages, limits, what deserves attention, and the areas below by name. */
export const areaDashboard = view({
  name: 'area.dashboard',
  // a street counted for the first time takes longer than a page may: cut off, it would be counted again from the start each time
  pool: 'reports',
  permission: 'dashboard.read',
  query: z.object({
    code: someArea,
    period: z.enum(kinds).catch('month'),
  }),
  counting: true,
  read: async ({ db, actor, now, query }) => {
    const area = query.code ?? actor.areaCode
    const jurisdiction = jurisdictionWithin(actor, area)
    if (!jurisdiction) return undefined
    const to = dayOf(now)
    const period = { jurisdiction, area, from: periodOf(query.period, to).from, to }
    const year = { jurisdiction, area, from: periodOf('year', to).from, to }
    const monday = addDays(to, 1 - weekday(to))
    const mondays = Array.from({ length: 8 }, (_, index) => addDays(monday, (index - 7) * 7))
    const around = await surroundings(db, period)
    if (!around) return undefined
    const questions: Question[] = [
      { scope: period, by: around.by, requests: ofPeriod },
      { scope: year, by: around.by, requests: ofYear },
    ]
    const [[counted, reach], weeks, headless, repeats] = await Promise.all([
      keptTallies(db, { seenFrom: actor.areaCode, now }, questions),
      issueWeeks(db, period, mondays),
      headlessGrids(db, period),
      repeatedMatters(db, period, around.by, 4),
    ])
    if (!counted || !reach) return undefined
    const areas = around.children.map(({ code, name }) => ({ code, name }))
    const sight = { area, from: period.from, to }
    const both = { period: { tally: counted, sight }, year: { tally: reach, sight: { ...sight, from: year.from } } }
    const notices = noticesOf({
      ...both,
      areas,
      own: { code: area, name: around.name },
      headless: [...headless],
      repeats: repeats.map(({ subcategory, ...row }) => ({
        ...row,
        kind: issueSubcategories[subcategory],
        from: addDays(to, -89),
      })),
    })
    return {
      code: area,
      name: around.name,
      level: around.level,
      below: around.by,
      where: around.where.map(({ code, name }) => ({
        name,
        href: contains(actor.areaCode, code) ? `/areas/${code}` : null,
      })),
      kind: query.period,
      from: period.from,
      to,
      now,
      weeks,
      notices,
      ...dashboardBlocks(both),
      rows: dashboardRows(both, areas, notices),
    }
  },
})

export type Dashboard = NonNullable<Awaited<ReturnType<typeof areaDashboard>>>
