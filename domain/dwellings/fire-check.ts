import { addMonths, type CivilDay } from '@/domain/calendar/civil-day'
import { type FireItem, type FireResult, fireItems } from '@/domain/dwellings/fire-codes'
import { accept, type Result, refuse } from '@/domain/result'

/** A shop is looked at once in so many months. */
export const fireCheckMonths = 12

export type FireResults = Record<FireItem, FireResult>
/** What was told of one check, as far as it was filled in. */
export type FireTold = { results: Partial<FireResults>; words: string | null; mendBy: CivilDay | null }

export type FireRefusal =
  | { kind: 'fire_only_in_shops' }
  | { kind: 'fire_only_at_the_door' }
  | { kind: 'fire_incomplete'; items: FireItem[] }
  | { kind: 'fire_mend_day_needed' }
  | { kind: 'fire_fault_needed' }
  | { kind: 'fire_mend_day_is_past' }

const allItems = Object.keys(fireItems) as FireItem[]

/** True of a dwelling where somebody trades: 商业 and 商住混用. */
export function isShop(use: string): boolean {
  return use === '02' || use === '06'
}

/** What was found wrong, in the order of the list. */
export function faultsIn(results: Partial<FireResults>): FireItem[] {
  return allItems.filter((item) => results[item] === 'fault')
}

/**
 * 消防检查 with a visit: only in a shop, at its door, with somebody there; all five things or none; what is wrong has a day
 * by which it is mended (seed row 28). Nothing when no check was told.
 */
export function checkFire(
  { results, words, mendBy }: FireTold,
  scene: { shop: boolean; atTheDoor: boolean; on: CivilDay },
): Result<FireResults | null, FireRefusal> {
  const left = allItems.filter((item) => !results[item])
  if (left.length === allItems.length && !words && !mendBy) return accept(null)
  if (!scene.shop) return refuse({ kind: 'fire_only_in_shops' })
  if (!scene.atTheDoor) return refuse({ kind: 'fire_only_at_the_door' })
  if (left.length > 0) return refuse({ kind: 'fire_incomplete', items: left })
  const faulty = faultsIn(results).length > 0
  if (faulty && !mendBy) return refuse({ kind: 'fire_mend_day_needed' })
  if (!faulty && mendBy) return refuse({ kind: 'fire_fault_needed' })
  if (mendBy && mendBy < scene.on) return refuse({ kind: 'fire_mend_day_is_past' })
  return accept(results as FireResults)
}

/** True when going back found none of the earlier faults again: then they are mended from that day on. */
export function isMended(earlier: Partial<FireResults>, now: FireResults): boolean {
  return faultsIn(earlier).every((item) => now[item] !== 'fault')
}

/** What is known of a shop: when it was last looked at, what is not mended, and the first day by which it should be. */
export type FireKnown = { lastOn: CivilDay | null; faults: readonly FireItem[]; mendBy: CivilDay | null }

export type FireState = 'never' | 'unmended' | 'fault' | 'stale' | 'fine'

/** 逾期未改 before 有隐患, 一年没查 before 正常. */
export function fireStandingOn({ lastOn, mendBy }: FireKnown, today: CivilDay): FireState {
  if (lastOn === null) return 'never'
  if (mendBy !== null) return mendBy < today ? 'unmended' : 'fault'
  return lastOn < addMonths(today, -fireCheckMonths) ? 'stale' : 'fine'
}
