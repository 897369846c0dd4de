import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { exportsOf, exportsWaiting } from '@/db/queries/exports'
import { holds } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { exportNumber, exportStates } from '@/domain/exchange/exports'
import { someId } from '@/server/address'
import { view } from '@/server/view'

/** 导出登记: what was asked to be taken away, by whom and what for; own ones, and all of the area for who may allow them. */
export const exportList = view({
  name: 'export.list',
  permission: 'roster.export',
  query: z.object({ asked: someId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const all = holds(actor, 'roster.approve')
    const rows = await exportsOf(db, jurisdiction, { by: actor.accountId, all }, 200)
    return {
      today: dayOf(now),
      asked: query.asked,
      exports: rows.map(({ askedBy, ...row }) => {
        const { state, askedAt, decidedAt } = row
        const own = askedBy === actor.accountId
        const late =
          state === 'approved' && now.getTime() - (decidedAt ?? askedAt).getTime() > limits.exportTakenWithinMs
        return {
          ...row,
          number: exportNumber(row.id),
          own,
          stateText: late ? '已失效' : exportStates[state],
          may: { take: own && state === 'approved' && !late, answer: all && !own && state === 'asked' },
        }
      }),
    }
  },
})
export type ExportList = Awaited<ReturnType<typeof exportList>>
export type ListedExport = ExportList['exports'][number]

/** How many exports of the area wait for this reader; none for who may not allow them. */
export const exportsToAnswer = view({
  name: 'export.waiting',
  permission: 'own.read',
  query: z.object({}),
  read: async ({ db, actor, jurisdiction }) =>
    holds(actor, 'roster.approve') ? exportsWaiting(db, jurisdiction, actor.accountId) : 0,
})
