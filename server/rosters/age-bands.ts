import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { cutsOf } from '@/db/queries/rosters/age-cuts'
import { ageCounts } from '@/db/queries/rosters/ages'
import { holds } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { bandLabel, bandText, lifeBands, wholeBands } from '@/domain/residents/age-bands'
import { agePresets, schoolDay } from '@/domain/residents/age-cuts'
import { savedUnder } from '@/domain/rosters/saving'
import { someArea, someDay, someWords } from '@/server/address'
import { choicesOf, isBounded, placeOfList } from '@/server/households/household-list'
import { asOf } from '@/server/rosters/roster-query'
import { view } from '@/server/view'

/** 年龄段 (seed row 29): 实有人口 of a day by the bands in force or chosen; bands and unknown births together are everybody. */
export const ageBands = view({
  name: 'roster.ages',
  permission: 'roster.read',
  query: z.object({ bands: someWords(200), on: someDay, area: someArea }),
  read: async (desk) => {
    const { db, actor, jurisdiction, now, query } = desk
    const [today, place] = [dayOf(now), placeOfList(desk)]
    const day = query.on ?? today
    const cuts = await cutsOf(db, areasOver(place.lo))
    const cut = cuts.find(({ fromOn }) => fromOn <= day)
    const typed = query.bands ? wholeBands(query.bands) : undefined
    const bands = typed ?? (cut && wholeBands(cut.bands)) ?? lifeBands
    const [counts, areas, choices] = await Promise.all([
      ageCounts(db, { own: jurisdiction, within: place }, bands, asOf(day, now)),
      areasNamed(db, areasOver(place.lo)),
      choicesOf(desk, place, isBounded(place), today),
    ])
    const named = (code: AreaCode) => areas.find((area) => area.code === code)?.name ?? ''
    return {
      ...{ day, today, query, where: choices.here, areas: choices.areas, areaWord: choices.areaWord },
      unread: query.bands !== undefined && typed === undefined,
      typed: bands.map(bandText).join(' '),
      rows: bands.map((band, at) => ({ id: bandText(band), label: bandLabel(band), n: counts.bands[at] ?? 0 })),
      unknown: counts.unknown,
      total: counts.total,
      cut: typed || !cut ? undefined : { name: cut.name, fromOn: cut.fromOn, where: named(cut.areaCode) },
      presets: agePresets.map(({ code, label, bands: of, school }) => ({
        ...{ code, label, bands: of, on: school ? schoolDay(today) : query.on },
      })),
      cuts: cuts.map(({ areaCode, madeAt, ...one }) => ({ ...one, where: named(areaCode), madeOn: dayOf(madeAt) })),
      may: { cut: holds(actor, 'roster.approve') && savedUnder(actor.areaCode) === savedUnder(place.lo) },
    }
  },
})
export type AgeBands = Awaited<ReturnType<typeof ageBands>>

/** The areas whose cut counts in a place, itself among them. */
function areasOver(code: AreaCode): AreaCode[] {
  const above = (['committee', 'street', 'district'] as const).map((level) => ancestorAt(code, level))
  return [...new Set([code, ...above.filter((area) => levelOf(area) !== 'grid')])]
}
