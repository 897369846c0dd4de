import { addDays, type CivilDay } from '@/domain/calendar/civil-day'

/** 每周目标 where nobody has set one: households a week and grid (seed row 44). */
export const usualTarget = 100

/** Whole weeks looked back on for the pace of a round. */
export const pacedWeeks = 4

/** Days, weeks: the share of intervals made this way that hold what comes, if the pace goes on as it was. */
export const intervalShare = 80

/** Two-sided Student quantiles for 80 %, by degrees of freedom; beyond the list those of the normal distribution. */
const quantiles = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.35, 1.345]
const normalQuantile = 1.282

/**
 * How long what remains takes at a pace: the mean of what was done in some equal stretches of time, with an interval for that
 * mean. `at` and both ends are in such stretches, one decimal; `to` is null where the pace may be as low as nought.
 */
export type Forecast = { pace: number; at: number; from: number; to: number | null }

/** 照目标: stretches for what remains at a fixed pace, one decimal; undefined without a pace (4,470 户 at 700 a week: 6.4). */
export function atTarget(remaining: number, pace: number): number | undefined {
  return pace > 0 ? tenth(remaining / pace) : undefined
}

/** 照实际: undefined where nothing was done, because then nothing can be said. Fewer than two stretches give no interval. */
export function forecastOf(remaining: number, done: readonly number[]): Forecast | undefined {
  const pace = done.reduce((sum, n) => sum + n, 0) / Math.max(1, done.length)
  if (pace <= 0) return undefined
  const spread = done.length < 2 ? pace : marginOf(done, pace)
  const slow = pace - spread
  return {
    ...{ pace: tenth(pace), at: tenth(remaining / pace) },
    ...{ from: tenth(remaining / (pace + spread)), to: slow > 0 ? tenth(remaining / slow) : null },
  }
}

function marginOf(done: readonly number[], mean: number): number {
  const variance = done.reduce((sum, n) => sum + (n - mean) ** 2, 0) / (done.length - 1)
  return (quantiles[done.length - 2] ?? normalQuantile) * Math.sqrt(variance / done.length)
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** The day on which so many stretches of some days are over, counted from a day; a part of a day counts as one. */
export function dayAfter(from: CivilDay, stretches: number, daysEach: number): CivilDay {
  return addDays(from, Math.ceil(stretches * daysEach))
}

/** 「6.4 周」, 「大约 5.1 到 8.3 周」, 「5.1 周以上」 */
export function intervalWords({ from, to }: Forecast, unit: string): string {
  if (to === null) return `至少 ${from} ${unit}，上限说不准`
  return from === to ? `大约 ${from} ${unit}` : `大约 ${from} 到 ${to} ${unit}`
}
