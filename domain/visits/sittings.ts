import { addDays, type CivilDay } from '@/domain/calendar/civil-day'
import { waysToCall } from '@/domain/households/naming'
import { accept, refuse } from '@/domain/result'

/** A roster goes at most so many weeks ahead (seed row 10: eight). */
export const weeksMost = 12

export type SittingRefusal =
  | { kind: 'ends_before_it_begins' }
  | { kind: 'day_is_past' }
  | { kind: 'nobody_sits' }
  | { kind: 'not_of_the_team' }
  | { kind: 'household_unknown' }
  | { kind: 'not_yet' }

/** The days of a roster: the same weekday, week after week, from the first day. */
export function daysOf(asked: { on: CivilDay; weeks: number; from: string; to: string }, today: CivilDay) {
  if (asked.to <= asked.from) return refuse({ kind: 'ends_before_it_begins' } as const)
  if (asked.on < today) return refuse({ kind: 'day_is_past' } as const)
  return accept(Array.from({ length: asked.weeks }, (_, week) => addDays(asked.on, week * 7)))
}

/** In three parts: what happened, what is safe, what to do. */
export function sittingRefusalText(refusal: SittingRefusal): string {
  const parts: Record<SittingRefusal['kind'], [what: string, now: string]> = {
    ends_before_it_begins: ['结束时间不比开始晚', '请核对几点到几点'],
    day_is_past: ['日子已经过了', '请填今天以后的日子；补记请用“记走访”'],
    nobody_sits: ['没选谁在场', '请至少选一位'],
    not_of_the_team: ['您不在走访队伍里', '请书记先把您登记进队伍'],
    household_unknown: ['辖区里没有找到这一户', `${waysToCall}，或空着不填`],
    not_yet: ['这一场还没开始', '请到当天再记'],
  }
  const [what, now] = parts[refusal.kind]
  return `${what}。没有保存，填的都在。${now}。`
}
