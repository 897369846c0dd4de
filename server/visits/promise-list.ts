import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { namesOf } from '@/db/queries/colleagues'
import { promiseCounts, promisesListed } from '@/db/queries/promises'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { shownName } from '@/domain/residents/shown'
import { placeFrom, placeText, somePlace } from '@/server/address'
import { view } from '@/server/view'

/** 答应事项: open ones by day, or those answered. */
export const promiseList = view({
  name: 'promise.list',
  permission: 'visit.read',
  query: z.object({
    list: z.enum(['open', 'due', 'answered']).catch('open'),
    do: z
      .string()
      .regex(/^(answer|postpone)-[0-9a-f-]{36}$/)
      .optional()
      .catch(undefined),
    after: somePlace,
  }),
  read: async ({ db, actor, jurisdiction, fields, now, query }) => {
    const today = dayOf(now)
    const place = placeFrom(query.after, [query.list === 'answered' ? 'instant' : 'day'])
    const rows = await promisesListed(db, jurisdiction, {
      answered: query.list === 'answered',
      until: query.list === 'due' ? today : undefined,
      after: place && { key: place[0], id: place[1] ?? '' },
      rows: limits.listPageRows + 1,
    })
    const names = await namesOf(
      db,
      rows.map(({ madeBy }) => madeBy),
    )
    const last = rows.length > limits.listPageRows ? rows[limits.listPageRows - 1] : undefined
    return {
      query,
      today,
      now,
      counts: await promiseCounts(db, jurisdiction, today),
      rows: rows.slice(0, limits.listPageRows).map(({ madeBy, headName, cursor: _, ...row }) => ({
        ...row,
        by: names.get(madeBy)?.name ?? '',
        head: shownName(fields, headName),
      })),
      next: last ? placeText([last.cursor, last.id]) : null,
      may: holds(actor, 'visit.record'),
    }
  },
})
export type PromiseListView = Awaited<ReturnType<typeof promiseList>>
export type PromiseListRow = PromiseListView['rows'][number]
