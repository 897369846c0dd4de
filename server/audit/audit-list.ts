import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import type { AuditEntry } from '@/db/queries/audit'
import { type EntryFilter, entriesPage } from '@/db/queries/audit-entries'
import type { AreaCode } from '@/domain/areas/area-code'
import { type Act, acts } from '@/domain/audit/acts'
import { dayOf, endOfDay, startOfDay } from '@/domain/calendar/civil-day'
import { someCode, someDay, someSerial, someWords } from '@/server/address'
import { view } from '@/server/view'

const listQuery = z.object({
  who: someWords(40),
  act: someCode<Act>(acts),
  from: someDay,
  to: someDay,
  subject: someWords(40),
  household: someWords(40),
  before: someSerial(),
})
export type AuditQuery = z.output<typeof listQuery>

/** 审计 list: who did or read what, when and why; ids and acts, never what stands in a file. Reading it is an entry itself. */
export const auditList = view({
  name: 'audit.list',
  permission: 'audit.read',
  query: listQuery,
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const limit = limits.listPageRows
    const rows = await entriesPage(db, jurisdiction, filterOf(query), { before: query.before, limit: limit + 1 })
    return {
      query,
      today: dayOf(now),
      areaCode: actor.areaCode,
      rows: rows.slice(0, limit),
      next: rows.length > limit ? rows[limit - 1]?.id : undefined,
    }
  },
  audit: ({ areaCode }, query) => [reading(areaCode, 'list', query)],
})
export type AuditList = Awaited<ReturnType<typeof auditList>>

/** The same as rows of a sheet, at most `auditExportRows`; says whether that is all of them. */
export const auditExport = view({
  name: 'audit.export',
  permission: 'audit.read',
  query: listQuery,
  pool: 'reports',
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const limit = limits.auditExportRows
    const rows = await entriesPage(db, jurisdiction, filterOf(query), { limit: limit + 1 })
    const { name, areaCode } = actor
    return { by: name, at: now, areaCode, complete: rows.length <= limit, rows: rows.slice(0, limit) }
  },
  audit: ({ areaCode, rows }, query) => [
    { ...reading(areaCode, 'export', query), act: 'list.export', detail: { ...query, rows: rows.length } },
  ],
})

function filterOf({ who, act, from, to, subject, household }: AuditQuery): EntryFilter {
  return {
    who,
    act,
    subject,
    household,
    from: from ? startOfDay(from) : undefined,
    to: to ? endOfDay(to) : undefined,
  }
}

function reading(areaCode: AreaCode, subjectId: string, query: AuditQuery): AuditEntry {
  return { act: 'audit.read', subject: 'audit', subjectId, areaCode, detail: { ...query } }
}
