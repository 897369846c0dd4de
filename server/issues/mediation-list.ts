import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasNamed } from '@/db/queries/areas'
import {
  type MediationFilter,
  mediationCounts,
  mediationsCounted,
  mediationsListed,
  mediatorsNamed,
  partiesOf,
} from '@/db/queries/mediations'
import { holds } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { addMonths, dayOf } from '@/domain/calendar/civil-day'
import { type MediationState, mediationStates } from '@/domain/issues/mediation-codes'
import { flag, placeFrom, placeText, someCode, somePlace } from '@/server/address'
import { type Desk, view } from '@/server/view'

const listQuery = z.object({ state: someCode<MediationState>(mediationStates), due: flag, after: somePlace })

/**
 * 调解记录: the cases somebody is named on, all of the committee for its secretary; how many of a year by committee and state
 * for the street, which sees no case. Reading is recorded.
 */
export const mediationList = view({
  name: 'mediation.list',
  permission: 'mediation.read',
  query: listQuery,
  read: async (desk) => {
    const { actor, db, now, query } = desk
    const today = dayOf(now)
    const far = levelOf(actor.areaCode) === 'street'
    const may = { work: holds(actor, 'mediation.work') }
    const from = addMonths(today, -12)
    const counts = holds(actor, 'mediation.read') ? [...(await mediationCounts(db, from, today))] : []
    const areas = await areasNamed(db, [...new Set(counts.map(({ area_code }) => Number(area_code)))])
    return {
      query,
      ...{ far, may, today, from, areaCode: actor.areaCode },
      counts: areas.map(({ code, name }) => ({
        ...{ code, name },
        states: Object.fromEntries(
          counts.filter(({ area_code }) => Number(area_code) === code).map(({ state, n }) => [state, n]),
        ) as Partial<Record<MediationState, number>>,
      })),
      ...(may.work ? await casesOf(desk) : { rows: [], total: 0, due: 0, next: null }),
    }
  },
  audit: (found) =>
    found.rows.length > 0
      ? [
          {
            ...{ act: 'mediation.read', subject: 'mediation', subjectId: 'list' },
            ...{ areaCode: ancestorAt(found.areaCode, 'committee'), detail: { rows: found.rows.length } },
          },
        ]
      : [],
})
export type MediationList = Awaited<ReturnType<typeof mediationList>>

async function casesOf({ db, actor, now, query }: Desk<z.output<typeof listQuery>>) {
  const committee = ancestorAt(actor.areaCode, 'committee')
  const today = dayOf(now)
  const filter: MediationFilter = { state: query.state, dueBy: query.due ? today : undefined }
  const place = placeFrom(query.after, ['day'])
  const after = place && { on: place[0], id: place[1] ?? '' }
  const found = await mediationsListed(db, committee, filter, { rows: limits.listPageRows + 1, after })
  const rows = found.slice(0, limits.listPageRows)
  const parties = await partiesOf(
    db,
    rows.map(({ id }) => id),
  )
  const named = await mediatorsNamed(db, committee, [...new Set(rows.flatMap(({ mediatorIds }) => mediatorIds))])
  const names = new Map([...named].map(({ id, name }) => [id, name]))
  const last = found.length > limits.listPageRows ? rows.at(-1) : undefined
  return {
    total: await mediationsCounted(db, committee, filter),
    due: await mediationsCounted(db, committee, { dueBy: today }),
    next: last ? placeText([last.openedOn, last.id]) : null,
    rows: rows.map(({ mediatorIds, ...row }) => ({
      ...row,
      parties: (parties.get(row.id) ?? []).map(({ name }) => name),
      mediators: mediatorIds.flatMap((id) => names.get(id) ?? []),
    })),
  }
}
