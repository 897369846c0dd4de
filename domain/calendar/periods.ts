import {
  addDays,
  addMonths,
  type CivilDay,
  daysBetween,
  firstOfMonth,
  lastOfMonth,
  weekday,
  yearOf,
} from '@/domain/calendar/civil-day'
import { longDay, monthDay } from '@/domain/calendar/day-text'

export const periodKinds = {
  week: '周',
  month: '月',
  bimonth: '双月',
  quarter: '季',
  half_year: '半年',
  year: '年',
  custom: '自定起止',
} as const

export type PeriodKind = keyof typeof periodKinds

/** A stretch of whole days, both ends included. */
export type Period = { kind: PeriodKind; from: CivilDay; to: CivilDay }

const monthsOf = { month: 1, bimonth: 2, quarter: 3, half_year: 6, year: 12 } as const

/** The preset period a day lies in; weeks begin on Monday, longer ones at the year's matching month. */
export function periodOf(kind: Exclude<PeriodKind, 'custom'>, day: CivilDay): Period {
  if (kind === 'week') {
    const from = addDays(day, 1 - weekday(day))
    return { kind, from, to: addDays(from, 6) }
  }
  const months = monthsOf[kind]
  const month = Number(day.slice(5, 7)) - 1
  const from = addMonths(firstOfMonth(day), -(month % months))
  return { kind, from, to: lastOfMonth(addMonths(from, months - 1)) }
}

/** A period of free ends, such as 两月一次; undefined when it ends before it begins. */
export function customPeriod(from: CivilDay, to: CivilDay): Period | undefined {
  return from <= to ? { kind: 'custom', from, to } : undefined
}

/** 上期: the period of the same kind just before; a custom one of whole months keeps to whole months. */
export function previousPeriod(period: Period): Period {
  const to = addDays(period.from, -1)
  if (period.kind !== 'custom') return periodOf(period.kind, to)
  const months = wholeMonths(period)
  if (months > 0) return { kind: 'custom', from: addMonths(period.from, -months), to }
  return { kind: 'custom', from: addDays(period.from, -lengthOf(period)), to }
}

/** 去年同期. A week answers with the week 52 weeks earlier, so that weekdays match. */
export function samePeriodLastYear(period: Period): Period {
  if (period.kind === 'week') return periodOf('week', addDays(period.from, -364))
  if (period.kind !== 'custom') return periodOf(period.kind, addMonths(period.from, -12))
  const to = wholeMonths(period) > 0 ? lastOfMonth(addMonths(period.to, -12)) : addMonths(period.to, -12)
  return { kind: 'custom', from: addMonths(period.from, -12), to }
}

/** Days in the period, both ends counted. */
export function lengthOf(period: Period): number {
  return daysBetween(period.from, period.to) + 1
}

export function isWithin(period: Period, day: CivilDay): boolean {
  return period.from <= day && day <= period.to
}

/** The period in full: 2026年9月1日—10月31日. */
export function periodLabel({ from, to }: Period): string {
  if (from === to) return longDay(from)
  if (yearOf(from) !== yearOf(to)) return `${longDay(from)}—${longDay(to)}`
  return `${longDay(from)}—${monthDay(to)}`
}

/** The period as a heading carries it: 2026年9—10月, 2026年第三季度, 2026年上半年, 2026年度. */
export function periodTitle(period: Period): string {
  const year = yearOf(period.from)
  const month = Number(period.from.slice(5, 7))
  const last = Number(period.to.slice(5, 7))
  switch (period.kind) {
    case 'month':
      return `${year}年${month}月`
    case 'quarter':
      return `${year}年第${'一二三四'[(month - 1) / 3]}季度`
    case 'half_year':
      return `${year}年${month === 1 ? '上' : '下'}半年`
    case 'year':
      return `${year}年度`
    case 'bimonth':
      return `${year}年${month}—${last}月`
    case 'week':
      return periodLabel(period)
    case 'custom':
      if (wholeMonths(period) === 0 || year !== yearOf(period.to)) return periodLabel(period)
      return month === last ? `${year}年${month}月` : `${year}年${month}—${last}月`
  }
}

/** The whole months a period covers, or 0 when it begins or ends inside one. */
function wholeMonths({ from, to }: Period): number {
  if (from !== firstOfMonth(from) || to !== lastOfMonth(to)) return 0
  return (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1
}
