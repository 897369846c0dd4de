import 'server-only'
import { z } from 'zod'
import { tallies } from '@/db/queries/figures/counts'
import { dayOf, firstOfMonth } from '@/domain/calendar/civil-day'
import { figureAddress } from '@/domain/figures/address'
import { readyMadeRosters } from '@/domain/figures/ready-made-rosters'
import { unitOf } from '@/domain/figures/reference'
import { requestsFor } from '@/domain/figures/tally'
import { view } from '@/server/view'

/** 常用名册 as they stand today: how many, what for, and the way to the rows. */
export const rosterList = view({
  name: 'roster.list',
  permission: 'roster.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, now }) => {
    const to = dayOf(now)
    const sight = { area: actor.areaCode, from: firstOfMonth(to), to }
    const requests = requestsFor(readyMadeRosters.map(({ of }) => of))
    const [counted] = await tallies(db, [{ scope: { ...sight, jurisdiction }, by: 'grid', requests }])
    if (!counted) return { day: to, rosters: [] }
    const rosters = readyMadeRosters.map(({ code, label, use, of }) => ({
      id: code,
      label,
      use,
      n: counted.count(of).n,
      unit: unitOf(of),
      href: figureAddress(of, sight),
    }))
    return { day: to, rosters }
  },
})

export type RosterRow = Awaited<ReturnType<typeof rosterList>>['rosters'][number]
