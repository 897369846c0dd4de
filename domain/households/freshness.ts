import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import { type FactGroup, factGroups, freshForDays } from '@/domain/households/codes'

export type Freshness = { group: FactGroup; label: string; confirmedOn: CivilDay | null; stale: boolean }

/** 资料新不新: every group of facts with the day it was last confirmed; what is older than its 保鲜期 is asked again. */
export function freshnessOn(day: CivilDay, confirmed: readonly { group: FactGroup; on: CivilDay }[]): Freshness[] {
  return (Object.keys(factGroups) as FactGroup[]).map((group) => {
    const confirmedOn = confirmed.find((one) => one.group === group)?.on ?? null
    const stale = confirmedOn === null || addDays(confirmedOn, freshForDays[group]) < day
    return { group, label: factGroups[group], confirmedOn, stale }
  })
}

/** 下次上门只问这 N 项. */
export function questionsLeft(freshness: readonly Freshness[]): Freshness[] {
  return freshness.filter(({ stale }) => stale)
}
