import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasAt, areasNamed } from '@/db/queries/areas'
import { reportList as listed } from '@/db/queries/reports/reports'
import { holds, mayReadPeople } from '@/domain/access/actor'
import { type AreaLevel, levelOf } from '@/domain/areas/area-code'
import { dayOf } from '@/domain/calendar/civil-day'
import { freezableFrom, type PeriodChoice, periodChoices, periodChosen } from '@/domain/reports/periods'
import { someArea, someId } from '@/server/address'
import { view } from '@/server/view'

/** 报告列表, newest first; drafts only for those who work on them. */
export const reportList = view({
  name: 'report.list',
  permission: 'report.read',
  query: z.object({ before: someId }),
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

/** What the form of a new report offers: areas of the jurisdiction, and periods with the day from which one still running can be frozen. */
export const reportChoices = view({
  name: 'report.choices',
  permission: 'report.write',
  query: z.object({ area: someArea }),
  read: async ({ db, actor, jurisdiction, now, query }) => {
    const today = dayOf(now)
    const levels = below[levelOf(actor.areaCode)]
    const [own, ...lists] = await Promise.all([
      areasNamed(db, [actor.areaCode]),
      ...levels.map((level) => areasAt(db, jurisdiction, level, today)),
    ])
    const periods = (Object.keys(periodChoices) as PeriodChoice[]).map((choice) => {
      const period = periodChosen(choice, today)
      return {
        choice,
        label: periodChoices[choice].label,
        period,
        ready: period && freezableFrom(period.to, today),
      }
    })
    return {
      areas: [...own, ...lists.flat()].map(({ code, name }) => ({ code, name })),
      area: query.area ?? actor.areaCode,
      periods,
      name: actor.name,
      today,
    }
  },
})

export type ReportList = Awaited<ReturnType<typeof reportList>>
export type ReportChoices = Awaited<ReturnType<typeof reportChoices>>
