import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { reportList as listed } from '@/db/queries/reports/reports'
import { holds, mayReadPeople } from '@/domain/access/actor'
import { type AreaLevel, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { type ReportPreset, reportPresets } from '@/domain/reports/codes'
import { usualPeriod } from '@/domain/reports/title'
import { view } from '@/server/view'

/** 报告列表, newest first; drafts only for those who work on them. */
export const reportList = view({
  name: 'report.list',
  permission: 'report.read',
  query: z.object({ before: z.uuid().optional().catch(undefined) }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const most = limits.listPageRows
    const found = await listed(db, jurisdiction, mayReadPeople(actor), { before: query.before, most })
    const page = found.slice(0, most)
    const names = new Map(
      (await areasNamed(db, [...new Set(page.map(({ areaCode }) => areaCode))])).map(({ code, name }) => [code, name]),
    )
    return {
      today: dayOf(now),
      rows: page.map((row) => ({ ...row, area: names.get(row.areaCode) ?? '' })),
      next: found.length > most ? page.at(-1)?.id : undefined,
      mayWrite: holds(actor, 'report.write'),
    }
  },
})

const below: Record<AreaLevel, AreaLevel[]> = {
  district: ['street'],
  street: ['committee'],
  committee: [],
  grid: [],
}

/** What the form of a new report offers: areas of the jurisdiction and the last whole period of every preset. */
export const reportChoices = view({
  name: 'report.choices',
  permission: 'report.write',
  query: z.object({ area: z.coerce.number().optional().catch(undefined) }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const today = dayOf(now)
    const levels = below[levelOf(actor.areaCode)]
    const [own, ...lists] = await Promise.all([
      areasNamed(db, [actor.areaCode]),
      ...levels.map((level) => areasAt(db, jurisdiction, level, today)),
    ])
    const presets = (Object.keys(reportPresets) as ReportPreset[]).map((preset) => ({
      preset,
      label: reportPresets[preset],
      period: preset === 'custom' ? null : usualPeriod(preset, today),
    }))
    return {
      areas: [...own, ...lists.flat()].map(({ code, name }) => ({ code, name })),
      area: query.area ?? actor.areaCode,
      presets,
      name: actor.name,
      today,
    }
  },
})

export type ReportList = Awaited<ReturnType<typeof reportList>>
export type ReportChoices = Awaited<ReturnType<typeof reportChoices>>
