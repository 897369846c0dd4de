import 'server-only'
import { z } from 'zod'
import type { Reader } from '@/db/client'
import { termsIn, trainedIn } from '@/db/queries/street-terms'
import { pairedVisits, staffOf } from '@/db/queries/team'
import type { AreaCode } from '@/domain/areas/area-code'
import { levelOf } from '@/domain/areas/area-code'
import { addMonths, type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { isNew, newForMonths, pairsOf } from '@/domain/visits/pairs'
import { type Term, termName } from '@/domain/visits/terms'
import { view } from '@/server/view'

/** 待结对带教: who is new, how often they went with somebody experienced, and with whom they could go (seed row 5). */
export const teamPairs = view({
  name: 'team.pairs',
  permission: 'visit.read',
  query: z.object({}),
  read: async ({ db, actor, now }) => {
    if (levelOf(actor.areaCode) !== 'committee') return undefined
    const today = dayOf(now)
    const kinds = await termsIn(db, actor.areaCode, 'visitor_kind')
    const terms = await termsIn(db, actor.areaCode, 'competency')
    const { team, pairs } = await pairsIn(db, actor.areaCode, kinds, today)
    const kindOf = new Map(team.map(({ id, kind }) => [id, termName(kinds, kind)]))
    const words = (codes: readonly string[]) => terms.filter(({ code }) => codes.includes(code)).map(({ name }) => name)
    return {
      ...pairs,
      newcomers: pairs.newcomers.map(({ competencies, teaches, ...one }) => ({
        ...{ ...one, kindLabel: kindOf.get(one.id) ?? '' },
        ...{ has: words(competencies), teaches: words(teaches) },
      })),
      alone: pairs.newcomers.filter(({ paired }) => paired === 0).length,
      today,
    }
  },
})
export type TeamPairs = NonNullable<Awaited<ReturnType<typeof teamPairs>>>

async function pairsIn(db: Reader, committee: AreaCode, kinds: readonly Term[], today: CivilDay) {
  const codes = kinds.filter(({ staff }) => staff).map(({ code }) => code)
  const team = [...(await staffOf(db, committee, codes, today))]
  const trained = await trainedIn(db, committee, today)
  const members = team.map(({ id, name, since, area, competencies }) => ({
    ...{ id, name, since, areaCode: area === null ? null : Number(area) },
    competencies: [...new Set([...competencies, ...(trained.get(id) ?? [])])],
  }))
  const [fresh, old] = [true, false].map((wanted) =>
    members.filter((one) => isNew(one, today) === wanted).map(({ id }) => id),
  )
  const paired = await pairedVisits(db, committee, fresh ?? [], old ?? [], addMonths(today, -newForMonths))
  return { team, pairs: pairsOf(members, paired, today) }
}
