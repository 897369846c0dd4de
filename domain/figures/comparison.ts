import type { CivilDay } from '@/domain/calendar/civil-day'
import { type Period, previousPeriod, samePeriodLastYear } from '@/domain/calendar/periods'

/** 环比 compares with the period just before, 同比 with the same one a year ago; the word follows from the two periods. */
export const comparisons = { previous: '环比', last_year: '同比' } as const
export type Comparison = keyof typeof comparisons

/** The period a comparison looks back to. */
export function periodBehind(period: Period, comparison: Comparison): Period {
  return comparison === 'previous' ? previousPeriod(period) : samePeriodLastYear(period)
}

/** What two periods may be called to one another; nothing when neither word fits. */
export function comparisonOf(period: Period, other: { from: CivilDay; to: CivilDay }): Comparison | undefined {
  return (Object.keys(comparisons) as Comparison[]).find((comparison) => {
    const { from, to } = periodBehind(period, comparison)
    return from === other.from && to === other.to
  })
}

/** 增加, 减少 or 持平, with the absolute difference. */
export function changeOf(now: number, then: number): { word: '增加' | '减少' | '持平'; by: number } {
  if (now === then) return { word: '持平', by: 0 }
  return { word: now > then ? '增加' : '减少', by: Math.abs(now - then) }
}
