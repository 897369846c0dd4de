import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { type Actor, type Jurisdiction, jurisdictionWithin } from '@/domain/access/actor'
import { type AreaCode, levelBelow, levelOf, pathOf } from '@/domain/areas/area-code'
import { byName } from '@/domain/areas/by-name'
import { type CivilDay, dayOf, firstOfMonth } from '@/domain/calendar/civil-day'
import { someArea, someDay } from '@/server/address'

/** Area and time as an address states them; what is missing or wrong falls back to the own area and the month so far. */
export const sightQuery = z.object({
  area: someArea,
  on: someDay,
  from: someDay,
  to: someDay,
})

export type Sighted = { area: AreaCode; jurisdiction: Jurisdiction; from: CivilDay; to: CivilDay }

/** What an address looks at; nothing when the area lies outside the person's own. */
export function sighted(actor: Actor, now: Date, query: z.output<typeof sightQuery>): Sighted | undefined {
  const area = query.area ?? actor.areaCode
  const jurisdiction = jurisdictionWithin(actor, area)
  if (!jurisdiction) return undefined
  if (query.on) return { area, jurisdiction, from: query.on, to: query.on }
  const to = query.to ?? dayOf(now)
  const from = query.from && query.from <= to ? query.from : firstOfMonth(to)
  return { area, jurisdiction, from, to }
}

/** The area of a page, the way to it and the areas it divides into; nothing when there is no such area. */
export async function surroundings(tx: Transaction, { area, jurisdiction, to }: Sighted) {
  const below = levelBelow(levelOf(area))
  const [where, children] = await Promise.all([
    areasNamed(tx, pathOf(area)),
    below ? areasAt(tx, jurisdiction, below, to) : Promise.resolve([]),
  ])
  const own = where.find(({ code }) => code === area)
  return own && { name: own.name, level: own.level, where, by: below ?? own.level, children: byName(children) }
}
