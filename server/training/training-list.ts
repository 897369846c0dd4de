import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { termsIn, trainingForUpdate, trainingsCounted, trainingsOf } from '@/db/queries/street-terms'
import { visitorNames, visitorsOf } from '@/db/queries/visits'
import { holds } from '@/domain/access/actor'
import { ancestorAt, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { offeredTerms, termName } from '@/domain/visits/terms'
import { placeFrom, placeText, someId, somePlace } from '@/server/address'
import { view } from '@/server/view'

/** 培训 of a committee: what was taught on which day to whom, and the form to write one down or correct it. */
export const trainingList = view({
  name: 'training.list',
  permission: 'visit.read',
  query: z.object({ edit: someId, after: somePlace }),
  read: async ({ db, actor, now, query }) => {
    if (levelOf(actor.areaCode) !== 'committee' && levelOf(actor.areaCode) !== 'grid') return undefined
    const committee = ancestorAt(actor.areaCode, 'committee')
    const terms = await termsIn(db, committee, 'competency')
    const place = placeFrom(query.after, ['day'])
    const after = place && { on: place[0], id: place[1] ?? '' }
    const found = await trainingsOf(db, committee, { rows: limits.listPageRows + 1, after })
    const rows = found.slice(0, limits.listPageRows)
    const names = await visitorNames(db, [...new Set(rows.flatMap(({ visitorIds }) => visitorIds))])
    const may = { edit: holds(actor, 'visitor.edit') }
    const edited = may.edit && query.edit ? await trainingForUpdate(db, committee, query.edit) : undefined
    const team = may.edit ? await visitorsOf(db, committee, dayOf(now)) : []
    const last = found.length > limits.listPageRows ? rows.at(-1) : undefined
    return {
      ...{ query, may, edited, today: dayOf(now) },
      total: await trainingsCounted(db, committee),
      next: last ? placeText([last.onDay, last.id]) : null,
      competencies: offeredTerms(terms, edited?.competencies),
      team: team.map(({ id, name }) => ({ value: id, label: name })),
      rows: rows.map(({ id, course, onDay, competencies, visitorIds }) => ({
        ...{ id, course, onDay },
        competencies: competencies.map((code) => termName(terms, code)),
        people: visitorIds.flatMap((visitor) => names.get(visitor) ?? []),
      })),
    }
  },
})
export type TrainingList = NonNullable<Awaited<ReturnType<typeof trainingList>>>
