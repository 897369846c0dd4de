import { dayOf, isWeekend, weekday } from '@/domain/calendar/civil-day'
import { clockText } from '@/domain/calendar/day-text'
import { type DayPart, dayParts, type VisitOutcome } from '@/domain/visits/codes'

const slots = { weekday_morning: '平日上午', weekday_afternoon: '平日下午', evening: '晚上', weekend: '周末' } as const
type Slot = keyof typeof slots

/** After how many misses in one slot another is proposed (seed row 42). */
export const missesBeforeAnother = 3

/** 错峰: what to try next after the last three tries in one slot found nobody; nothing while there is no pattern. */
export function anotherSlot(latest: readonly { at: Date; outcome: VisitOutcome }[]): string | undefined {
  const tries = latest.slice(0, missesBeforeAnother)
  if (tries.length < missesBeforeAnother || tries.some(({ outcome }) => outcome !== 'not_home')) return undefined
  const [slot, ...others] = tries.map(({ at }) => slotOf(at))
  if (!slot || others.some((one) => one !== slot)) return undefined
  const proposal = slot === 'evening' || slot === 'weekend' ? '换平日白天，或先电话约' : '换晚上或周末，或先电话约'
  return `${slots[slot]}已 ${missesBeforeAnother} 次未遇，${proposal}`
}

function slotOf(at: Date): Slot {
  const clock = clockText(at)
  if (clock >= '18:00') return 'evening'
  if (isWeekend(dayOf(at))) return 'weekend'
  return clock < '12:00' ? 'weekday_morning' : 'weekday_afternoon'
}

/** The part of the week a moment lies in, `6.evening`: what somebody says when they can come. */
export function weekPartOf(at: Date): string {
  return `${weekday(dayOf(at))}.${dayPartOf(at)}`
}

export function dayPartOf(at: Date): DayPart {
  const clock = clockText(at)
  return clock >= '18:00' ? 'evening' : clock < '12:00' ? 'morning' : 'afternoon'
}

/** Every part of a week, Monday first. */
export const weekParts: readonly string[] = [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
  Object.keys(dayParts).map((part) => `${day}.${part}`),
)
