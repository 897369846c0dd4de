import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import { type Period, type PeriodKind, periodOf } from '@/domain/calendar/periods'
import type { ReportPreset } from '@/domain/reports/codes'

/** Periods a new report can be about: first those that are over, then those still running, last any other. */
export const periodChoices = {
  month: { label: '上月', preset: 'month', over: true },
  bimonth: { label: '上双月', preset: 'bimonth', over: true },
  quarter: { label: '上季', preset: 'quarter', over: true },
  week: { label: '上周', preset: 'week', over: true },
  half: { label: '上半年度', preset: 'half', over: true },
  year: { label: '上年', preset: 'year', over: true },
  this_month: { label: '本月', preset: 'month', over: false },
  this_bimonth: { label: '本双月', preset: 'bimonth', over: false },
  this_quarter: { label: '本季', preset: 'quarter', over: false },
  custom: { label: '自定', preset: 'custom', over: false },
} as const satisfies Record<string, { label: string; preset: ReportPreset; over: boolean }>
export type PeriodChoice = keyof typeof periodChoices

/** The days of a choice, seen from a day; nothing for a period of free ends. */
export function periodChosen(choice: PeriodChoice, today: CivilDay): Period | undefined {
  const { preset, over } = periodChoices[choice]
  if (preset === 'custom') return undefined
  return over ? usualPeriod(preset, today) : periodOf(kindOf(preset), today)
}

/** The last whole period of a preset before a day: what a report is usually written about. */
export function usualPeriod(preset: Exclude<ReportPreset, 'custom'>, today: CivilDay): Period {
  const kind = kindOf(preset)
  return periodOf(kind, addDays(periodOf(kind, today).from, -1))
}

/** R9: a period can be frozen once its last day is over; the day from which, or nothing when it is over already. */
export function freezableFrom(until: CivilDay, today: CivilDay): CivilDay | undefined {
  return until >= today ? addDays(until, 1) : undefined
}

function kindOf(preset: Exclude<ReportPreset, 'custom'>): Exclude<PeriodKind, 'custom'> {
  return preset === 'half' ? 'half_year' : preset
}
