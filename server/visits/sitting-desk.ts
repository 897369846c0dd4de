import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { briefsOf } from '@/db/queries/household-briefs'
import { notedAt, sittingNamed, sittingsBetween, visitsAndReceptions } from '@/db/queries/sittings'
import { visitorNames, visitorsOf } from '@/db/queries/visits'
import { holds, type Jurisdiction, wholeCommittee } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { addDays, dayOf, firstOfMonth } from '@/domain/calendar/civil-day'
import { sittingKinds } from '@/domain/visits/sitting-codes'
import { recordId } from '@/server/address'
import { type Desk, view } from '@/server/view'

/** Eight weeks ahead, and the last fortnight. */
const [daysAhead, daysBack] = [56, 14]

/** From the committee on, so that who works in a grid finds what the committee arranged. */
export function committeeAround({ lo, hi }: Jurisdiction) {
  return { lo: levelOf(lo) === 'grid' ? wholeCommittee({ lo, hi } as Jurisdiction).lo : lo, hi }
}

/** 走访日、小板凳、谈心室: who is where in the next eight weeks, and visits beside receptions, each counted for itself (seed rows 10–12). */
export const sittingDesk = view({
  name: 'sitting.list',
  permission: 'visit.read',
  query: z.object({}),
  read: async (desk) => {
    const { db, actor, jurisdiction, now } = desk
    const today = dayOf(now)
    const small = levelOf(actor.areaCode) === 'committee' || levelOf(actor.areaCode) === 'grid'
    return {
      ...(await rosterOf(desk)),
      counts: await visitsAndReceptions(db, jurisdiction, firstOfMonth(today), today),
      grids: small ? (await areasAt(db, jurisdiction, 'grid', today)).map(({ code, name }) => ({ code, name })) : [],
      team: small ? (await visitorsOf(db, actor.areaCode, today)).map(({ id, name }) => ({ id, name })) : [],
      may: { open: small && holds(actor, 'visit.record'), cancel: holds(actor, 'visitor.edit') },
    }
  },
})
export type SittingDesk = Awaited<ReturnType<typeof sittingDesk>>

/** The roster on paper. */
export const sittingPaper = view({
  name: 'sitting.paper',
  permission: 'visit.read',
  query: z.object({}),
  read: async (desk) => {
    const { db, actor } = desk
    const [here] = await areasNamed(db, [ancestorAt(actor.areaCode, 'committee')])
    return { ...(await rosterOf(desk)), place: here?.name ?? '' }
  },
})
export type SittingPaper = Awaited<ReturnType<typeof sittingPaper>>

async function rosterOf({ db, actor, jurisdiction, now }: Desk<unknown>) {
  const today = dayOf(now)
  const rows = await sittingsBetween(
    db,
    committeeAround(jurisdiction),
    addDays(today, -daysBack),
    addDays(today, daysAhead),
  )
  const names = await visitorNames(db, [...new Set(rows.flatMap(({ staffIds }) => staffIds))])
  const places = await areasNamed(db, [...new Set(rows.map(({ areaCode }) => areaCode))])
  const areas = new Map(places.map(({ code, name }) => [code, name]))
  const own = (await visitorsOf(db, actor.areaCode, today)).find(({ accountId }) => accountId === actor.accountId)?.id
  const lines = rows.map(({ staffIds, areaCode, ...row }) => ({
    ...row,
    ...{ label: sittingKinds[row.kind], area: areas.get(areaCode) ?? '' },
    staff: staffIds.flatMap((id) => names.get(id) ?? []),
    signed: own !== undefined && staffIds.includes(own),
  }))
  return {
    coming: lines.filter(({ onDay }) => onDay >= today),
    past: lines.filter(({ onDay }) => onDay < today).reverse(),
    ofTeam: own !== undefined,
    today,
  }
}

/** One session: its head, the form of the next item, and what was noted. */
export const sittingFile = view({
  name: 'sitting.file',
  permission: 'visit.record',
  query: z.object({ id: recordId }),
  read: async ({ db, jurisdiction, now, query }) => {
    const sitting = await sittingNamed(db, committeeAround(jurisdiction), query.id)
    if (!sitting) return undefined
    const names = await visitorNames(db, sitting.staffIds)
    const noted = await notedAt(db, jurisdiction, sitting.id)
    const homes = await briefsOf(
      db,
      jurisdiction,
      noted.map(({ householdId }) => householdId),
    )
    const { id, kind, onDay, fromTime, toTime, place } = sitting
    return {
      ...{ id, kind, label: sittingKinds[kind], onDay, fromTime, toTime, place },
      staff: [...names.values()],
      noted: noted.map(({ householdId, ...row }) => ({
        ...row,
        householdId,
        address: householdId ? (homes.get(householdId)?.address ?? '') : null,
      })),
      next: newId(now.getTime()),
      open: onDay <= dayOf(now),
    }
  },
})
export type SittingFile = NonNullable<Awaited<ReturnType<typeof sittingFile>>>
