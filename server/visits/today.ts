import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { areasNamed } from '@/db/queries/areas'
import { namesOf } from '@/db/queries/colleagues'
import { appointments, dueByGrid } from '@/db/queries/due-visits'
import { frameCounts } from '@/db/queries/frame'
import { issuesListed } from '@/db/queries/issue-register'
import { promiseCounts, promisesListed } from '@/db/queries/promises'
import { birthdaysInto, changesSince, gridHeads, waitingCounts } from '@/db/queries/today'
import { type Actor, holds, type Jurisdiction } from '@/domain/access/actor'
import type { FieldPolicy } from '@/domain/access/fields'
import type { Role } from '@/domain/access/roles'
import { addDays, type CivilDay, dayOf, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import { periodOf } from '@/domain/calendar/periods'
import { urgencyOf } from '@/domain/issues/deadlines'
import { openStates } from '@/domain/issues/lifecycle'
import { turnsOn } from '@/domain/residents/ages'
import { shownName } from '@/domain/residents/shown'
import { sightOf } from '@/server/issues/sight'
import { ownNotices } from '@/server/rosters/own-notices'
import { view } from '@/server/view'
import { weekOf } from '@/server/visits/week-plan'

const linesShown = 8
const roundAges = [80, 90, 100] as const

/** 今日: what is promised, due, arranged and changed, for whoever works in a committee or a grid; others are shown their door. */
export const today = view({
  name: 'own.today',
  permission: 'own.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction, fields, now }) => {
    const on = dayOf(now)
    const place = (await areasNamed(db, [actor.areaCode]))[0]?.name ?? ''
    const who = {
      role: actor.role,
      name: actor.name,
      place,
      on,
      now,
      areaCode: actor.areaCode,
      buildingId: actor.buildingId,
    }
    if (!worksHere(actor.role))
      return { ...who, desk: null, notices: [], sent: await sentTo(db, actor, jurisdiction, now) }
    return {
      ...who,
      sent: null,
      desk: await deskOf(db, actor, jurisdiction, fields, now),
      notices: await ownNotices({ db, actor, jurisdiction, fields, now }),
    }
  },
})
export type Today = Awaited<ReturnType<typeof today>>
export type TodayDesk = NonNullable<Today['desk']>

function worksHere(role: Role): boolean {
  return role === 'secretary' || role === 'grid_worker'
}

async function deskOf(db: Transaction, actor: Actor, jurisdiction: Jurisdiction, fields: FieldPolicy, now: Date) {
  const on = dayOf(now)
  const week = periodOf('week', on)
  const [counts, promises, open, promised, issues, made, due, grids, waiting, born, changed, plan] = await Promise.all([
    frameCounts(db, jurisdiction, now, on),
    promiseCounts(db, jurisdiction, on),
    dueIssueCount(db, jurisdiction, on),
    promisesListed(db, jurisdiction, { answered: false, until: on, rows: linesShown }),
    issuesDue(db, actor, jurisdiction, now, on),
    appointments(db, jurisdiction, on, on, 20),
    dueByGrid(db, jurisdiction, on, week.to),
    gridHeads(db, jurisdiction, on),
    waitingCounts(db, jurisdiction, on),
    birthdaysInto(db, jurisdiction, roundAges, on, addDays(on, 14)),
    changesSince(db, jurisdiction, startOfDay(addDays(on, -1)), linesShown),
    weekOf(db, jurisdiction, on),
  ])
  const names = await namesOf(
    db,
    promised.map(({ madeBy }) => madeBy),
  )
  return {
    counts,
    promises: {
      ...promises,
      rows: promised.map(({ madeBy, headName, cursor: _, ...row }) => ({
        ...row,
        head: shownName(fields, headName),
        by: names.get(madeBy)?.name ?? '',
      })),
    },
    plan,
    issues: { ...issues, due: open },
    appointments: made.map(({ head, ...row }) => ({
      ...row,
      at: new Date(row.next_at),
      head: shownName(fields, head),
    })),
    grids: grids.map((grid) => dueIn(grid, due)),
    waiting: {
      ...waiting,
      ...(holds(actor, 'resident.transfer') ? {} : { offers: 0, matches: 0 }),
      ...(holds(actor, 'visitor.edit') ? {} : { held: 0, headless: 0 }),
      oldest: waiting.oldest ? new Date(waiting.oldest) : null,
    },
    birthdays: born.flatMap((one) => birthday(one, fields, on)),
    changes: changed.map(({ name, at, ...row }) => ({ ...row, at: new Date(at), name: shownName(fields, name) })),
  }
}

type Due = Awaited<ReturnType<typeof dueByGrid>>

function dueIn({ code, name, scope, head_name: head }: Awaited<ReturnType<typeof gridHeads>>[number], rows: Due) {
  const row = rows.find(({ area_code }) => area_code === code)
  return { code, name, scope, head, due: row?.due ?? 0, overdue: row?.overdue ?? 0, others: row?.others ?? 0 }
}

function birthday(one: Awaited<ReturnType<typeof birthdaysInto>>[number], fields: FieldPolicy, from: CivilDay) {
  const age = roundAges.find(
    (years) => turnsOn(one.born_on, years) >= from && turnsOn(one.born_on, years) <= addDays(from, 14),
  )
  if (age === undefined) return []
  const { id, name, household_id: householdId, address } = one
  return [{ id, age, householdId, address, name: shownName(fields, name), on: turnsOn(one.born_on, age) }]
}

/** Open matters whose limit is over by the end of today, the latest first. */
async function issuesDue(db: Transaction, actor: Actor, jurisdiction: Jurisdiction, now: Date, on: CivilDay) {
  const sight = sightOf(actor, jurisdiction)
  const filter = { overdueAt: new Date(endOfDay(on).getTime() + 1) }
  const page = { sort: 'due' as const, descending: false, rows: linesShown }
  const { rows, more } = await issuesListed(db, sight, filter, openStates, page)
  const names = await namesOf(
    db,
    rows.map(({ handlerId }) => handlerId),
  )
  return {
    more,
    rows: rows.map(({ handlerId, key: _, ...row }) => ({
      ...row,
      handler: handlerId ? (names.get(handlerId)?.name ?? null) : null,
      urgency: urgencyOf(row, now),
    })),
  }
}

/** How many are over or will be by the end of today. */
async function dueIssueCount(db: Transaction, jurisdiction: Jurisdiction, on: CivilDay): Promise<number> {
  return (await frameCounts(db, jurisdiction, new Date(endOfDay(on).getTime() + 1), on)).overdue
}

/** For a department or company: what was sent to it, the next limit first. */
async function sentTo(db: Transaction, actor: Actor, jurisdiction: Jurisdiction, now: Date) {
  if (actor.role !== 'department' && actor.role !== 'property_manager') return null
  const page = { sort: 'due' as const, descending: false, rows: 20 }
  const { rows } = await issuesListed(db, sightOf(actor, jurisdiction), {}, openStates, page)
  return rows.map(({ key: _, ...row }) => ({ ...row, handler: null, urgency: urgencyOf(row, now) }))
}
