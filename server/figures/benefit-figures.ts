import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { tallies } from '@/db/queries/figures/counts'
import { householdCounts } from '@/db/queries/households'
import { peopleCount } from '@/db/queries/rosters/people'
import { dayOf, yearOf } from '@/domain/calendar/civil-day'
import { figureAddress } from '@/domain/figures/address'
import { populationOf, populations } from '@/domain/figures/populations'
import { part, type Reference, unitOf, whole } from '@/domain/figures/reference'
import { requestsFor } from '@/domain/figures/tally'
import { type Count, count } from '@/domain/figures/units'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'
import { showsTag } from '@/domain/tags/shown'
import { asOf, filtersOf } from '@/server/rosters/roster-query'
import { type Desk, view } from '@/server/view'

/** A count with its unit and the way to its rows. */
export type LinkedCount = Count & { href: string }

type Guarantee = keyof (typeof populations)['guaranteed_household']['ways']['code']['parts']
const guarantees = Object.keys(populations.guaranteed_household.ways.code.parts) as Guarantee[]
const personal = (Object.entries(tags) as [TagCode, Tag][])
  .filter(([code, { about, source }]) => about === 'resident' && source === 'benefit' && code !== 'temporary_relief')
  .map(([code]) => code)
const standing = guarantees.flatMap((code): Reference[] => [
  part('guaranteed_household', 'code', code),
  part('guaranteed_person', 'code', code),
])
const granted: Reference[] = [
  ...guarantees.flatMap((code): Reference[] => [
    part('benefit_household', 'code', code),
    part('benefit_person', 'code', code),
  ]),
  whole('relief'),
]

/** 待遇: who has what today and what was granted this year, in 户, 人 and 人次 side by side, never added (seed row 34, K24). */
export const benefitFigures = view({
  name: 'benefit.figures',
  permission: 'roster.read',
  query: z.object({}),
  read: async (desk) => {
    const { db, actor, jurisdiction, now } = desk
    const day = dayOf(now)
    const year = { from: `${yearOf(day)}-01-01`, to: day }
    const [here] = await areasNamed(db, [actor.areaCode])
    const asked = [
      { scope: { jurisdiction, from: day, to: day }, by: 'grid' as const, requests: requestsFor(standing) },
      { scope: { jurisdiction, ...year }, by: 'grid' as const, requests: requestsFor(granted) },
    ]
    const [today, sinceNewYear] = await tallies(db, asked)
    const linked = (of: Reference): LinkedCount => {
      const tally = populationOf(of.population).time === 'on' ? today : sinceNewYear
      const sight = { area: actor.areaCode, ...year }
      return { n: tally?.count(of).n ?? 0, unit: unitOf(of), href: figureAddress(of, sight) }
    }
    return {
      ...{ day, ...year, where: here?.name ?? '' },
      guarantees: guarantees.map((code) => ({
        ...{ code, label: tags[code].label },
        households: linked(part('guaranteed_household', 'code', code)),
        people: linked(part('guaranteed_person', 'code', code)),
        since: [linked(part('benefit_household', 'code', code)), linked(part('benefit_person', 'code', code))],
      })),
      personal: await personalOf(desk, day),
      relief: linked(whole('relief')),
    }
  },
})
export type BenefitFigures = Awaited<ReturnType<typeof benefitFigures>>

/** Benefits of a person's own: in how many households, and how many people, as their rosters list them. */
async function personalOf({ db, jurisdiction, fields, now }: Desk<unknown>, day: string) {
  const place = { own: jurisdiction, within: jurisdiction }
  return Promise.all(
    personal
      .filter((code) => showsTag(fields, code))
      .map(async (code) => {
        const { people, households } = filtersOf({ about: 'resident', tag: code })
        const [homes, persons] = await Promise.all([
          householdCounts(db, jurisdiction, households, day, 200_000),
          peopleCount(db, place, people, asOf(day, now)),
        ])
        return {
          ...{ code, label: tags[code].label },
          households: { ...count(homes.households, '户'), href: `/rosters/build?about=household&tag=${code}` },
          people: { ...count(persons, '人'), href: `/rosters/build?tag=${code}` },
        }
      }),
  )
}
