import type { VisitOutcome } from '@/domain/visits/codes'

/** 开门三档 (seed row 45): the door shut, half open, or opened. What is no answer of a door (未遇, 改约, 空置, 搬离) counts in none. */
export const doorSteps = { shut: '闭门', half: '半掩', open: '开门' } as const
export type DoorStep = keyof typeof doorSteps

export function doorStepOf(outcome: VisitOutcome): DoorStep | undefined {
  return ({ declined: 'shut', half_open: 'half', met: 'open' } as const)[outcome as 'declined' | 'half_open' | 'met']
}

/** What one worker wrote of one door. */
export type Written = { id: string; householdId: string; at: Date; recordedAt: Date; note: string | null }

/** The same words in so many records of different households are worth a second look. */
export const sameWordsLeast = 3
/** Words shorter than this repeat by themselves: 都好, 在家. */
const wordsLeast = 8
/** So many visits within ten minutes are faster than doors open. */
export const visitsInTenMinutes = 5
const tenMinutes = 10 * 60_000

/** The same words under several doors, by what they say once spaces and marks are left out; most repeated first. */
export function sameWords(written: readonly Written[]): { note: string; visits: Written[] }[] {
  const groups = new Map<string, Written[]>()
  for (const one of written) {
    const plain = (one.note ?? '').replace(/[\s\p{P}]/gu, '')
    if ([...plain].length >= wordsLeast) groups.set(plain, [...(groups.get(plain) ?? []), one])
  }
  return [...groups.values()]
    .filter((visits) => new Set(visits.map(({ householdId }) => householdId)).size >= sameWordsLeast)
    .map((visits) => ({ note: visits[0]?.note ?? '', visits }))
    .sort((one, other) => other.visits.length - one.visits.length)
}

/** Runs of visits that lie closer together than doors open, by the time of the visit, each run once. */
export function tooFast(written: readonly Written[]): Written[][] {
  const inOrder = [...written].sort((one, other) => one.at.getTime() - other.at.getTime())
  const runs: Written[][] = []
  let from = 0
  for (let to = 0; to < inOrder.length; to += 1) {
    while (timeOf(inOrder, to) - timeOf(inOrder, from) > tenMinutes) from += 1
    if (to - from + 1 < visitsInTenMinutes) continue
    const run = inOrder.slice(from, to + 1)
    const last = runs.at(-1)
    if (last && last.at(-1)?.id !== undefined && run.some(({ id }) => id === last.at(-1)?.id)) {
      runs[runs.length - 1] = [...last, ...run.filter((one) => !last.includes(one))]
    } else runs.push(run)
  }
  return runs
}

const timeOf = (written: readonly Written[], at: number) => written[at]?.at.getTime() ?? 0
