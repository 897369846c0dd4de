import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import type { Reader } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { type DoorAnswer, doorAnswers, silentCounts, silentHouseholds, writtenBy } from '@/db/queries/visit-quality'
import { type Actor, type Jurisdiction, jurisdictionWithin } from '@/domain/access/actor'
import { levelOf, spanOf } from '@/domain/areas/area-code'
import { addDays, addMonths, type CivilDay, dayOf, firstOfMonth } from '@/domain/calendar/civil-day'
import { type DoorStep, doorStepOf, sameWords, tooFast } from '@/domain/visits/quality'
import { placeFrom, placeText, someArea, somePlace } from '@/server/address'
import { view } from '@/server/view'

const monthsShown = 12
/** Own records are looked at so many days back, and so many of them. */
const [ownDays, ownMost] = [30, 1000]
const silentFor = [3, 6, 12, 24] as const

type Counts = Record<DoorStep, number>

/** 开门情况: 闭门, 半掩, 开门 month by month for each estate, so that it is seen which doors open (seed row 45). */
export const doorTrend = view({
  name: 'visit.doors',
  permission: 'visit.read',
  query: z.object({ area: someArea }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const within = (query.area && jurisdictionWithin(actor, query.area)) || jurisdiction
    const small = levelOf(within.lo) === 'committee' || levelOf(within.lo) === 'grid'
    const from = addMonths(firstOfMonth(dayOf(now)), 1 - monthsShown)
    const months = Array.from({ length: monthsShown }, (_, at) => addMonths(from, at).slice(0, 7))
    const found = await doorAnswers(db, within, from, small ? 'estate' : 'committee')
    const places = countsOf(found)
    const named = small ? [] : await areasNamed(db, [...places.keys()].map(Number))
    const names = new Map(named.map(({ code, name }) => [String(code), name]))
    return {
      months,
      by: small ? '小区' : '居民区',
      places: [...places]
        .map(([place, byMonth]) => [names.get(place) ?? place, byMonth] as const)
        .sort(([one], [other]) => one.localeCompare(other, 'zh'))
        .map(([name, byMonth]) => ({
          name,
          months: months.map((month) => byMonth.get(month) ?? { shut: 0, half: 0, open: 0 }),
        })),
      today: dayOf(now),
    }
  },
})
/** The answers as steps, by place and month. */
function countsOf(found: Iterable<DoorAnswer>): Map<string, Map<string, Counts>> {
  const places = new Map<string, Map<string, Counts>>()
  for (const { place, month, outcome, n } of found) {
    const step = doorStepOf(outcome)
    if (!step) continue
    const byMonth = places.get(place) ?? new Map<string, Counts>()
    const counts = byMonth.get(month) ?? { shut: 0, half: 0, open: 0 }
    byMonth.set(month, { ...counts, [step]: counts[step] + n })
    places.set(place, byMonth)
  }
  return places
}
export type DoorTrend = Awaited<ReturnType<typeof doorTrend>>

/** 没听到的户: who was not heard for some months, tried or never tried; each number opens its rows (seed row 45, ranked 30). */
export const silentView = view({
  name: 'visit.silent',
  permission: 'household.read',
  query: z.object({
    months: z.coerce
      .number()
      .pipe(z.union(silentFor.map((one) => z.literal(one))))
      .catch(12),
    area: someArea,
    tried: z.enum(['yes', 'no']).optional().catch(undefined),
    after: somePlace,
  }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const since = addMonths(dayOf(now), -query.months)
    const small = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid'
    const counts = await silentCounts(db, jurisdiction, since, spanOf(small ? 'grid' : 'committee'))
    const within = query.area ? jurisdictionWithin(actor, query.area) : small ? jurisdiction : undefined
    const listed = within ? await listOf(db, within, since, query) : { rows: [], next: null }
    const names = await areasNamed(
      db,
      counts.map(({ area }) => Number(area)),
    )
    return {
      query,
      since,
      periods: silentFor,
      counts: counts.map(({ area, ...row }) => ({
        ...row,
        area: Number(area),
        name: names.find(({ code }) => code === Number(area))?.name ?? '全居民区',
      })),
      listed: within !== undefined,
      ...listed,
    }
  },
})
export type SilentView = Awaited<ReturnType<typeof silentView>>

async function listOf(
  db: Reader,
  within: Jurisdiction,
  since: CivilDay,
  { tried, after }: { tried?: 'yes' | 'no' | undefined; after?: string | undefined },
) {
  const place = placeFrom(after, ['text'])
  const most = limits.listPageRows
  const found = await silentHouseholds(db, within, since, {
    ...{ tried: tried && tried === 'yes', rows: most + 1 },
    after: place && { key: place[0], id: place[1] ?? '' },
  })
  const last = found.length > most ? found[most - 1] : undefined
  return {
    rows: found.slice(0, most).map(({ id, address, rented, contact_class: contactClass, last: met, tried: at }) => ({
      ...{ id, address, rented, contactClass },
      met: met ? dayOf(new Date(met)) : null,
      tried: at ? dayOf(new Date(at)) : null,
    })),
    next: last ? placeText([last.key, last.id]) : null,
  }
}

/** 自己看看: the same words under several doors, and visits faster than doors open; shown to whoever wrote them, to nobody else (ranked 55). */
export const ownQuality = view({
  name: 'visit.own_quality',
  permission: 'visit.record',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const written = await ownWritten(db, actor, jurisdiction, now)
    return {
      days: ownDays,
      visits: written.length,
      same: sameWords(written).map(({ note, visits }) => ({ note, visits: shown(visits) })),
      fast: tooFast(written).map((visits) => ({ visits: shown(visits) })),
    }
  },
})
export type OwnQuality = Awaited<ReturnType<typeof ownQuality>>

async function ownWritten(db: Reader, { accountId }: Actor, jurisdiction: Jurisdiction, now: Date) {
  const rows = await writtenBy(db, accountId, jurisdiction, addDays(dayOf(now), -ownDays), ownMost)
  return rows.map(({ household_id: householdId, at, recorded_at, ...row }) => ({
    ...{ ...row, householdId, at: new Date(at), recordedAt: new Date(recorded_at) },
  }))
}

function shown(visits: readonly { id: string; at: Date }[]) {
  return visits.map((visit) => {
    const { address = '' } = visit as { address?: string }
    return { id: visit.id, at: visit.at, address }
  })
}
