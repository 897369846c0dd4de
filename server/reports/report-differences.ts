import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { rowIdsOf } from '@/db/queries/figures/counts'
import { changedSince } from '@/db/queries/reports/changes'
import { frozenRows, type Report, reportById } from '@/db/queries/reports/reports'
import { type Jurisdiction, jurisdictionWithin, mayReadPeople } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import type { Moment } from '@/domain/figures/catalogue'
import { parseReference } from '@/domain/figures/reference'
import type { FrozenContent } from '@/domain/reports/canonical'
import { recordId } from '@/server/address'
import { scopesOf } from '@/server/reports/draft'
import { view } from '@/server/view'

const most = 2000

/** 与现状差异: per figure then and now, rows that came and went, and every row behind the report that was changed since. */
export const reportDifferences = view({
  name: 'report.differences',
  permission: 'report.read',
  pool: 'reports',
  query: z.object({ id: recordId }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    if (!mayReadPeople(actor)) return undefined
    const report = await reportById(db, jurisdiction, query.id)
    const own = report && jurisdictionWithin(actor, report.areaCode)
    if (report?.state !== 'frozen' || !report.frozenAt || !own) return undefined
    const content = JSON.parse(report.content ?? '{}') as FrozenContent
    const then = new Map((await frozenRows(db, jurisdiction, report.id)).map(({ figure, rowIds }) => [figure, rowIds]))
    const present = await presentRows(db, report, own, [...then.keys()])
    const moved = [...then].map(([figure, before]) => ({ figure, ...moves(before, present.get(figure) ?? []) }))
    const byKey = new Map(moved.map((one) => [one.figure, one]))
    const changed = await changedRows(db, report, own, then, present)
    return {
      id: report.id,
      title: content.title,
      subtitle: content.subtitle,
      frozenAt: report.frozenAt,
      today: dayOf(now),
      figures: content.figures
        .map(({ trace, label, text, rows, at }) => {
          const parts = rows.flatMap((one) => byKey.get(`${at}:${one}`) ?? [])
          const sum = (name: 'now' | 'added' | 'removed') => parts.reduce((total, one) => total + one[name], 0)
          return { trace, label, text, now: sum('now'), added: sum('added'), removed: sum('removed') }
        })
        .filter(({ added, removed }) => added > 0 || removed > 0),
      changed,
    }
  },
})

function moves(before: string[], after: string[]) {
  const [had, has] = [new Set(before), new Set(after)]
  return {
    now: has.size,
    added: after.filter((id) => !had.has(id)).length,
    removed: before.filter((id) => !has.has(id)).length,
  }
}

/** The same figures as the data has them today. */
async function presentRows(tx: Transaction, report: Report, jurisdiction: Jurisdiction, keys: string[]) {
  const scopes = scopesOf(report, jurisdiction)
  const present = new Map<string, string[]>()
  for (const moment of Object.keys(scopes) as Moment[]) {
    const references = keys
      .filter((key) => key.startsWith(`${moment}:`))
      .flatMap((key) => parseReference(key.slice(moment.length + 1)) ?? [])
    for (const [text, ids] of await rowIdsOf(tx, scopes[moment], references)) present.set(`${moment}:${text}`, ids)
  }
  return present
}

/** Rows behind the report that were edited or deleted since, and rows that only now stand behind it. */
async function changedRows(
  tx: Transaction,
  report: Report,
  jurisdiction: Jurisdiction,
  then: Map<string, string[]>,
  present: Map<string, string[]>,
) {
  const frozen = new Set([...then.values()].flat())
  const since = report.frozenAt ?? new Date(0)
  const edited = await changedSince(tx, { jurisdiction, from: report.fromOn, to: report.toOn }, since, most)
  const behind = edited.filter(
    ({ id, fileId, table }) => frozen.has(id) || (table === 'residencies' && fileId !== null && frozen.has(fileId)),
  )
  const known = new Set(behind.map(({ id }) => id))
  const fresh = new Set([...present.values()].flat().filter((id) => !frozen.has(id) && !known.has(id)))
  return {
    edited: behind.map((row) => ({ ...row, href: row.file && row.fileId ? `/${row.file}s/${row.fileId}` : null })),
    fresh: fresh.size,
    total: behind.length + fresh.size,
    cut: edited.length >= most,
  }
}

export type Differences = NonNullable<Awaited<ReturnType<typeof reportDifferences>>>
