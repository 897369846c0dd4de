/** Whole weeks looked back on to say what workers do in a week. */
export const weeksLookedBack = 8

/** What rules ask for and what is done, in visits a week, of one committee. */
export type Load = { name: string; before: number; after: number; met: number; missed: number }

/** A week as it is said: how many visits are asked for, how many were made, and whether one fits into the other. */
export type Capacity = { asked: number; done: number; short: number }

/**
 * 能力核算: visits a week the rules ask for, rounded up, against the weekly average of the last eight weeks, every attempt
 * counted, because a door that stayed shut cost the same walk. Nothing done yet is a capacity of nought, said as such.
 */
export function capacityOf({ after, met, missed }: Load): Capacity {
  const asked = Math.ceil(after)
  const done = Math.round((met + missed) / weeksLookedBack)
  return { asked, done, short: Math.max(0, asked - done) }
}

/** 「每周要 132 次，近八周平均 87 次（见到 70，未遇等 17）：做不完，差 45 次」 */
export function capacityWords(load: Load): string {
  const { asked, done, short } = capacityOf(load)
  const weekly = (n: number) => Math.round(n / weeksLookedBack)
  const made = `近八周平均 ${done} 次${done > 0 ? `（见到 ${weekly(load.met)}，未遇等 ${done - weekly(load.met)}）` : ''}`
  return `每周要 ${asked} 次，${made}：${short > 0 ? `做不完，差 ${short} 次` : '做得完'}`
}
