import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import type { Transaction } from '@/db/client'
import { areasAt } from '@/db/queries/areas'
import { tallies } from '@/db/queries/figures/counts'
import { postsOf } from '@/db/queries/posts'
import { termsIn } from '@/db/queries/street-terms'
import { knownCount, peopleKnown, staffOf } from '@/db/queries/team'
import { type Actor, type Jurisdiction, wholeCommittee } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { addMonths, type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { figureAddress } from '@/domain/figures/address'
import type { Reference } from '@/domain/figures/reference'
import { shownName } from '@/domain/residents/shown'
import { termName } from '@/domain/visits/terms'
import { flag, placeFrom, placeText, recordId, somePlace } from '@/server/address'
import { view } from '@/server/view'

const households: Reference = { population: 'household', way: null, parts: [] }
const residents: Reference = { population: 'living', way: null, parts: [] }
/** 认识 looks back so many months. */
const knownForMonths = 12

/** 每人管多少: 户 and 人 of the grids somebody answers for, and how many of them they met; along the grids, never by a count (seed rows 14, 15). */
export const workerLoads = view({
  name: 'team.loads',
  permission: 'visit.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const small = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid'
    if (!small) return undefined
    const today = dayOf(now)
    const workers = await workersOf(db, actor, jurisdiction, today)
    const scope = { jurisdiction, from: addMonths(today, -knownForMonths), to: today }
    const requests = [
      { population: 'household' as const, ways: [] },
      { population: 'living' as const, ways: [] },
    ]
    const [tally] = await tallies(db, [{ scope, by: 'grid', requests }])
    const sum = (of: Reference, grids: readonly { code: number }[]) =>
      grids.reduce((all, { code }) => all + (tally?.children(of).get(code) ?? 0), 0)
    const rows = []
    for (const worker of workers) {
      const grids = worker.grids.map((grid) => ({
        ...grid,
        residentsAt: figureAddress(residents, { area: grid.code, from: today, to: today }),
        householdsAt: figureAddress(households, { area: grid.code, from: today, to: today }),
      }))
      const codes = grids.map(({ code }) => code)
      const known = await knownCount(db, worker, codes, scope)
      rows.push({ ...worker, grids, households: sum(households, grids), residents: sum(residents, grids), known })
    }
    return { rows, from: scope.from, today, own: actor.accountId }
  },
})
export type WorkerLoads = NonNullable<Awaited<ReturnType<typeof workerLoads>>>

/** 认识的人 of one worker, or those of the own grids not met yet; a page along the doors (seed row 15). */
export const workerKnown = view({
  name: 'team.known',
  permission: 'visit.read',
  query: z.object({ id: recordId, not: flag, after: somePlace }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const today = dayOf(now)
    const small = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid'
    const worker = small
      ? (await workersOf(db, actor, jurisdiction, today)).find(({ accountId }) => accountId === query.id)
      : undefined
    if (!worker || worker.grids.length === 0) return undefined
    const place = placeFrom(query.after, ['text'])
    const most = limits.listPageRows
    const codes = worker.grids.map(({ code }) => code)
    const scope = { jurisdiction, from: addMonths(today, -knownForMonths), to: today }
    const found = await peopleKnown(db, worker, codes, scope, {
      ...{ met: query.not !== '1', rows: most + 1 },
      after: place && { key: place[0], id: place[1] ?? '' },
    })
    const last = found.length > most ? found[most - 1] : undefined
    return {
      ...{ query, worker, from: scope.from, today, areaCode: actor.areaCode },
      known: await knownCount(db, worker, codes, scope),
      rows: found.slice(0, most).map(({ id, name, household_id: householdId, address, at }) => ({
        ...{ id, householdId, address, name: shownName(fields, name) },
        on: at ? dayOf(new Date(at)) : null,
      })),
      next: last ? placeText([last.key, last.id]) : null,
    }
  },
})
export type WorkerKnown = NonNullable<Awaited<ReturnType<typeof workerKnown>>>

/** Those who answer for grids: by the post of a grid, else by the grid they work in; in the order of the grids. */
async function workersOf(db: Transaction, actor: Actor, jurisdiction: Jurisdiction, today: CivilDay) {
  const committee = ancestorAt(actor.areaCode, 'committee')
  const grids = await areasAt(db, wholeCommittee(jurisdiction), 'grid', today)
  const heads = (await postsOf(db, committee)).filter(({ kind }) => kind === 'head')
  const kinds = await termsIn(db, committee, 'visitor_kind')
  const codes = kinds.filter(({ staff }) => staff).map(({ code }) => code)
  const staff = await staffOf(db, committee, codes, today)
  const workers = staff.flatMap(({ id: visitorId, name, kind, account_id: accountId, area }) => {
    if (accountId === null) return []
    const own = grids
      .filter(
        ({ code }) =>
          heads.some((head) => head.placeCode === code && head.accountId === accountId) || Number(area) === code,
      )
      .map(({ code, name: grid, sort }) => ({ code, name: grid, sort }))
    return own.length === 0
      ? []
      : [
          {
            visitorId,
            accountId,
            name,
            kindLabel: termName(kinds, kind),
            grids: own,
            heads: heads.some((head) => head.accountId === accountId),
          },
        ]
  })
  return workers
    .filter(({ accountId }) => levelOf(actor.areaCode) === 'committee' || accountId === actor.accountId)
    .sort(
      (one, other) =>
        (one.grids[0]?.sort ?? 0) - (other.grids[0]?.sort ?? 0) || Number(other.heads) - Number(one.heads),
    )
}
