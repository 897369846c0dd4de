import 'server-only'
import { z } from 'zod'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { jurisdictionWithin } from '@/domain/access/actor'
import { ancestorAt } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { periodOf } from '@/domain/calendar/periods'
import { openingLine } from '@/domain/visits/first-visit'
import { paperWords } from '@/domain/visits/paper-words'
import { routeMost, routeOf } from '@/domain/visits/route'
import { someArea } from '@/server/address'
import { type Desk, view } from '@/server/view'
import { type Reason, type Stop, stopsUntil } from '@/server/visits/stops'

const query = z.object({
  span: z.enum(['today', 'week']).catch('today'),
  area: someArea,
})
type Asked = z.output<typeof query>

/** How many stops a sheet of a week holds; the rest stays counted. */
const stopsOfWeek = 120

/**
 * 今日走访 / 本周走访: every stop with why it is on the sheet, those arranged by their hour and the others as one walks, at most
 * fifty of a day; class A only by telephone or online (K34).
 */
export const visitRound = view({
  name: 'visit.round',
  fixed: true,
  permission: 'visit.record',
  query,
  read: async (desk) => {
    const { db, actor, jurisdiction, now, query: asked } = desk
    const today = dayOf(now)
    const own = [...new Set([ancestorAt(actor.areaCode, 'committee'), actor.areaCode])]
    const [route, grids, places] = await Promise.all([
      routeUntil(desk),
      areasAt(db, jurisdiction, 'grid', today),
      areasNamed(db, own),
    ])
    const place = own.map((code) => places.find((area) => area.code === code)?.name ?? '').join('')
    const opening = openingLine({ place, name: actor.name })
    return { now, query: asked, ...route, opening, grids: grids.map(({ code, name }) => ({ code, name })) }
  },
})
export type VisitRound = Awaited<ReturnType<typeof visitRound>>

/** 路线单: the route on paper, to write on and hand back: no word of health, nobody of class A; the printing is recorded. */
export const routePaper = view({
  name: 'visit.route_paper',
  permission: 'visit.record',
  query,
  read: async (desk) => {
    const { arranged, walk, door: _, distant, ...route } = await routeUntil(desk)
    const here = desk.query.area ?? desk.actor.areaCode
    const codes = [...new Set([...arranged, ...walk].map(({ areaCode }) => areaCode))]
    const names = new Map((await areasNamed(desk.db, [here, ...codes])).map(({ code, name }) => [code, name]))
    return {
      ...{
        ...route,
        query: desk.query,
        by: desk.actor.name,
        areaCode: desk.actor.areaCode,
        place: names.get(here) ?? '',
      },
      /** Those of the stops, in the order of their code. */
      grids: codes.sort((one, other) => one - other).map((code) => ({ code, name: names.get(code) ?? '' })),
      ...{ arranged: arranged.map(onPaper), walk: walk.map(onPaper), distant: distant.length },
    }
  },
  audit: ({ arranged, walk, areaCode, today, until }) => [
    {
      ...{ act: 'list.print', subject: 'route', subjectId: String(areaCode), areaCode },
      detail: { rows: arranged.length + walk.length, from: today, to: until },
    },
  ],
})
export type RoutePaper = Awaited<ReturnType<typeof routePaper>>

async function routeUntil(desk: Desk<Asked>) {
  const { actor, jurisdiction, now, query: asked } = desk
  const today = dayOf(now)
  const until = asked.span === 'week' ? periodOf('week', today).to : today
  const within = (asked.area && jurisdictionWithin(actor, asked.area)) || jurisdiction
  const most = asked.span === 'week' ? stopsOfWeek : routeMost
  const { stops, dueTotal } = await stopsUntil({ ...desk, jurisdiction: within }, today, until, most)
  const route = routeOf(
    stops.filter(({ contactClass }) => contactClass !== 'A'),
    most,
  )
  return {
    ...{ today, until, dueTotal, ...route, door: [...route.arranged, ...route.walk] },
    distant: stops.filter(({ contactClass }) => contactClass === 'A'),
  }
}

const unsaid: Partial<Record<Reason['kind'], string>> = { plan: '一户一策到期', call: '回访' }

/** A plan of care and a vehicle that came are named and not told, other words are told where they tell of nobody's health. */
function onPaper({ reasons, hours, ...stop }: Stop) {
  return {
    ...{ ...stop, hours: hours && paperWords(hours) },
    reasons: reasons.map(({ kind, text }) => unsaid[kind] ?? paperWords(text)),
  }
}
