import type { CivilDay } from '@/domain/calendar/civil-day'
import { monthDay } from '@/domain/calendar/day-text'
import { type Period, periodLabel, periodTitle } from '@/domain/calendar/periods'
import { type ReportPreset, reportPresets } from '@/domain/reports/codes'

/** What a title says of a report. */
export type Named = {
  areaName: string
  year: number
  issueNumber: number
  correction: number | null
  preset: ReportPreset
  from: CivilDay
  until: CivilDay
}

/** The period of a report as the calendar knows it. */
export function periodOfReport({ preset, from, until }: Pick<Named, 'preset' | 'from' | 'until'>): Period {
  return { kind: preset === 'half' ? 'half_year' : preset, from, to: until }
}

/** ××社区民情分析报告, with 更正 and its number when it corrects an earlier one. */
export function titleOf({ areaName, correction }: Pick<Named, 'areaName' | 'correction'>): string {
  return `${areaName}民情分析报告${correction === null ? '' : `（更正第${correction}号）`}`
}

/** （2026年第5期　9月1日—10月31日）: derived from the period, so title and body cannot differ (R5). */
export function subtitleOf(named: Named): string {
  const { year, issueNumber, from, until } = named
  const same = from.slice(0, 4) === until.slice(0, 4)
  const label = same ? `${monthDay(from)}—${monthDay(until)}` : periodLabel(periodOfReport(named))
  return `（${year}年第${issueNumber}期　${label}）`
}

/** 现将……情况报告如下。 */
export function openingOf(named: Named): string {
  return `现将${named.areaName}${periodTitle(periodOfReport(named))}民情分析情况报告如下。文中方括号内为溯源码，凭码可查对应名单。`
}

/** The name a downloaded report has. */
export function fileNameOf(named: Named): string {
  return `${titleOf(named)}${subtitleOf(named).replace('　', ' ')}.docx`
}

/** 双月报, 自定期间. */
export function presetWord(preset: ReportPreset): string {
  return preset === 'custom' ? '自定期间' : `${reportPresets[preset]}报`
}
