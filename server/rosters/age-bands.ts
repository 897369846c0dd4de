import 'server-only'
import { z } from 'zod'
import { areasNamed } from '@/db/queries/areas'
import { ageCounts } from '@/db/queries/rosters/ages'
import { dayOf } from '@/domain/calendar/civil-day'
import { bandLabel, bandText, lifeBands, wholeBands } from '@/domain/residents/age-bands'
import { someArea, someDay, someWords } from '@/server/address'
import { choicesOf, isBounded, placeOfList } from '@/server/households/household-list'
import { asOf } from '@/server/rosters/roster-query'
import { view } from '@/server/view'

/** 年龄段 (seed row 29): 实有人口 of a day by bands somebody chooses; bands and unknown births together are everybody. */
export const ageBands = view({
  name: 'roster.ages',
  permission: 'roster.read',
  query: z.object({ bands: someWords(200), on: someDay, area: someArea }),
  read: async (desk) => {
    const { db, jurisdiction, now, query } = desk
    const [today, place] = [dayOf(now), placeOfList(desk)]
    const day = query.on ?? today
    const typed = query.bands ? wholeBands(query.bands) : undefined
    const bands = typed ?? lifeBands
    const [counts, here, choices] = await Promise.all([
      ageCounts(db, { own: jurisdiction, within: place }, bands, asOf(day, now)),
      areasNamed(db, [place.lo]),
      choicesOf(desk, place, isBounded(place), today),
    ])
    return {
      ...{ day, today, query, where: here[0]?.name ?? '', areas: choices.areas, areaWord: choices.areaWord },
      unread: query.bands !== undefined && typed === undefined,
      typed: bands.map(bandText).join(' '),
      rows: bands.map((band, at) => ({ id: bandText(band), label: bandLabel(band), n: counts.bands[at] ?? 0 })),
      unknown: counts.unknown,
      total: counts.total,
    }
  },
})
export type AgeBands = Awaited<ReturnType<typeof ageBands>>
