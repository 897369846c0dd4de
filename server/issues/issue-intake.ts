import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { areasAt } from '@/db/queries/areas'
import { similarIssues } from '@/db/queries/issues'
import { levelOf } from '@/domain/areas/area-code'
import { addDays, dayOf, startOfDay } from '@/domain/calendar/civil-day'
import { type IssueSource, issueSources } from '@/domain/issues/codes'
import { samePlace, similarWithinDays } from '@/domain/issues/similar'
import { shownName } from '@/domain/residents/shown'
import { someCode, someWords } from '@/server/address'
import { homeCalled } from '@/server/households/home-called'
import { sightOf } from '@/server/issues/sight'
import { view } from '@/server/view'

/** What the intake form opens with: an id of its own, whose it is, and what is already known at that place. */
export const issueIntake = view({
  name: 'issue.intake',
  permission: 'issue.report',
  query: z.object({
    household: someWords(60),
    source: someCode<IssueSource>(issueSources),
    place: someWords(120),
  }),
  read: async (desk) => {
    const { db, actor, jurisdiction, fields, now, query } = desk
    const named = await homeCalled({ ...desk, tx: db }, 'household', query.household ?? null)
    const household = named.ok ? named.value : undefined
    const place = query.place ?? household?.address
    const since = startOfDay(addDays(dayOf(now), -similarWithinDays))
    const sight = sightOf(actor, jurisdiction)
    const grids = await areasAt(db, jurisdiction, 'grid', dayOf(now))
    return {
      id: newId(now.getTime()),
      source: query.source ?? 'visit',
      household: household && { ...household, headName: shownName(fields, household.headName) },
      place: place ?? null,
      grids: grids.map(({ code, name }) => ({ code, name })),
      ownGrid: levelOf(actor.areaCode) === 'grid' ? actor.areaCode : null,
      similar: place ? await similarIssues(db, sight, { place: samePlace(place), since }) : [],
    }
  },
})

export type IssueIntake = Awaited<ReturnType<typeof issueIntake>>
