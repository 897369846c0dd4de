import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { roundOf, type TargetRow, targetsOn, weeksOf } from '@/db/queries/week-plan'
import { type Actor, holds, type Jurisdiction, jurisdictionWithin } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { addDays, type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { periodOf } from '@/domain/calendar/periods'
import { atTarget, forecastOf, pacedWeeks, usualTarget } from '@/domain/visits/forecast'
import { someArea } from '@/server/address'
import { view } from '@/server/view'
import { placeOf } from '@/server/visits/plan-area'

/**
 * 每周目标和预计 of a committee or a grid (F44): what is reached this week against the target, what remains of this half-year's
 * round, and how long that takes at the target and at the pace of the last four weeks. Numbers only, grids in their order.
 */
export const weekPlan = view({
  name: 'week.plan',
  permission: 'dashboard.read',
  query: z.object({ code: someArea }),
  counting: true,
  read: async ({ db, actor, now, query }) => {
    const code = query.code ?? placeOf(actor)
    const jurisdiction = jurisdictionWithin(actor, code) ?? jurisdictionWithin(actor, actor.areaCode)
    if (!jurisdiction || !isPlanned(code) || (query.code && !jurisdictionWithin(actor, code))) return undefined
    return { ...(await weekOf(db, jurisdiction, dayOf(now))), code, may: { manage: mayPlan(actor, code) } }
  },
})
export type WeekPlan = NonNullable<Awaited<ReturnType<typeof weekPlan>>>

const isPlanned = (code: number) => levelOf(code) === 'committee' || levelOf(code) === 'grid'
const mayPlan = (actor: Actor, code: number) =>
  holds(actor, 'plan.manage') && jurisdictionWithin(actor, ancestorAt(code, 'committee')) !== undefined

/** The week, the round and what is to be expected, of one committee or grid. */
export async function weekOf(db: Transaction, jurisdiction: Jurisdiction, today: CivilDay) {
  const monday = periodOf('week', today).from
  const round = periodOf('half_year', today)
  const first = addDays(monday, -7 * pacedWeeks)
  const from = round.from < first ? round.from : first
  const [grids, homes, weeks, targets, names] = await Promise.all([
    areasAt(db, jurisdiction, 'grid', today),
    roundOf(db, jurisdiction, round.from),
    weeksOf(db, jurisdiction, from, first, today),
    targetsOn(db, jurisdiction, today),
    areasNamed(db, [jurisdiction.lo]),
  ])
  const of = <Row extends { area_code: number }>(rows: readonly Row[], code: number) =>
    rows.filter(({ area_code }) => Number(area_code) === code)
  const mondays = Array.from({ length: pacedWeeks }, (_, index) => addDays(first, index * 7))
  const rows = grids.map(({ code, name }) => {
    const [home, now] = [of(homes, code)[0], of(weeks, code).find((week) => week.monday === monday)]
    const set = lastSet(of(targets, code)[0], of(targets, ancestorAt(code, 'committee'))[0])
    return {
      ...{ code, name, households: home?.households ?? 0, round: home?.reached ?? 0 },
      ...{ reached: now?.reached ?? 0, missed: now?.missed ?? 0 },
      ...{ target: set?.weekly ?? usualTarget, since: set?.from_on ?? null, reason: set?.reason ?? null },
      paces: mondays.map((week) => of(weeks, code).find((one) => one.monday === week)?.fresh ?? 0),
    }
  })
  const sum = (value: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + value(row), 0)
  const whole = {
    ...{ households: sum(({ households }) => households), round: sum(({ round: n }) => n) },
    ...{
      reached: sum(({ reached }) => reached),
      missed: sum(({ missed }) => missed),
      target: sum(({ target }) => target),
    },
    paces: mondays.map((_, index) => sum(({ paces }) => paces[index] ?? 0)),
  }
  return {
    ...{ today, monday, roundFrom: round.from, roundTo: round.to, place: names[0]?.name ?? '' },
    rows: rows.map((row) => ({ ...row, ...expected(row) })),
    whole: { ...whole, ...expected(whole), fromStart: atTarget(whole.households, whole.target) },
  }
}
export type Week = Awaited<ReturnType<typeof weekOf>>

/** The one that began last; of one day the grid's own. */
function lastSet(own: TargetRow | undefined, shared: TargetRow | undefined): TargetRow | undefined {
  if (!own || !shared) return own ?? shared
  return shared.from_on > own.from_on ? shared : own
}

function expected({
  households,
  round,
  target,
  paces,
}: {
  households: number
  round: number
  target: number
  paces: number[]
}) {
  const remaining = households - round
  return { remaining, atTarget: atTarget(remaining, target), forecast: forecastOf(remaining, paces) }
}
