import 'server-only'
import { limits } from '@/config/limits'
import { areasNamed } from '@/db/queries/areas'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { rosterSubjects } from '@/domain/rosters/codes'
import { rosterColumnsOf } from '@/domain/rosters/columns'
import { conditionWords } from '@/domain/rosters/condition'
import { choicesOf, isBounded } from '@/server/households/household-list'
import { rosterColumns } from '@/server/rosters/roster-columns'
import { askedRoster, rosterQuery } from '@/server/rosters/roster-query'
import { rosterPage } from '@/server/rosters/roster-rows'
import { view } from '@/server/view'

/** 名册 as of a day: its condition in words, how many, one page of its lines, and how long it took. */
export const rosterFile = view({
  name: 'roster.file',
  permission: 'roster.read',
  query: rosterQuery,
  read: async (desk) => {
    const { db, query, now, actor, fields } = desk
    const roster = askedRoster(desk)
    if (!roster) return undefined
    const began = performance.now()
    const page = await rosterPage(db, roster, desk, { after: query.after, most: limits.listPageRows })
    const took = performance.now() - began
    const { within } = roster.place
    const { code, label, use, condition, as } = roster
    const today = dayOf(now)
    return {
      ...{ code, label, use, condition, took, today, query },
      day: as.day,
      knownThen: as.known !== undefined,
      unit: rosterSubjects[condition.about],
      words: conditionWords(condition),
      heads: rosterColumns(roster).heads,
      columns: { chosen: roster.columns, all: rosterColumnsOf(condition.about) },
      ...page,
      sensitive: fields.sensitive === 'shown',
      choices: await choicesOf(desk, within, isBounded(within), today),
      where: (await areasNamed(db, [within.lo]))[0]?.name ?? '',
      may: { export: holds(actor, 'roster.export'), plan: holds(actor, 'plan.manage') },
    }
  },
})
export type RosterFile = NonNullable<Awaited<ReturnType<typeof rosterFile>>>
