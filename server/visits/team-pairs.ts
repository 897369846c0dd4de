import 'server-only'
import { z } from 'zod'
import type { Reader } from '@/db/client'
import { pairedVisits, staffOf } from '@/db/queries/team'
import type { AreaCode } from '@/domain/areas/area-code'
import { levelOf } from '@/domain/areas/area-code'
import { addMonths, type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { visitorKinds } from '@/domain/visits/codes'
import { isNew, newForMonths, pairsOf } from '@/domain/visits/pairs'
import { staffKinds } from '@/domain/visits/team-codes'
import { view } from '@/server/view'

/** 待结对带教: who is new, how often they went with somebody experienced, and with whom they could go (seed row 5). */
export const teamPairs = view({
  name: 'team.pairs',
  permission: 'visit.read',
  query: z.object({}),
  read: async ({ db, actor, now }) => {
    if (levelOf(actor.areaCode) !== 'committee') return undefined
    const today = dayOf(now)
    const { team, pairs } = await pairsIn(db, actor.areaCode, today)
    const kinds = new Map(team.map(({ id, kind }) => [id, visitorKinds[kind]]))
    return {
      ...pairs,
      newcomers: pairs.newcomers.map((one) => ({ ...one, kindLabel: kinds.get(one.id) ?? '' })),
      alone: pairs.newcomers.filter(({ paired }) => paired === 0).length,
      today,
    }
  },
})
export type TeamPairs = NonNullable<Awaited<ReturnType<typeof teamPairs>>>

async function pairsIn(db: Reader, committee: AreaCode, today: CivilDay) {
  const team = [...(await staffOf(db, committee, staffKinds, today))]
  const members = team.map(({ id, name, since, area }) => ({
    ...{ id, name, since, areaCode: area === null ? null : Number(area) },
  }))
  const [fresh, old] = [true, false].map((wanted) =>
    members.filter((one) => isNew(one, today) === wanted).map(({ id }) => id),
  )
  const paired = await pairedVisits(db, committee, fresh ?? [], old ?? [], addMonths(today, -newForMonths))
  return { team, pairs: pairsOf(members, paired, today) }
}
