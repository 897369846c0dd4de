import type { CivilDay } from '@/domain/calendar/civil-day'

const dayMs = 86_400_000
const shanghaiMs = 8 * 3_600_000
const known = new Map<number, CivilDay>()

/** Days since 1970-01-01, in which the generator reckons. */
export type DayNumber = number

export function numberOf(day: CivilDay): DayNumber {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

export function civil(day: DayNumber): CivilDay {
  const ready = known.get(day)
  if (ready !== undefined) return ready
  const text = new Date(day * dayMs).toISOString().slice(0, 10)
  known.set(day, text)
  return text
}

/** The instant of a day at so many minutes past midnight in Asia/Shanghai. */
export function moment(day: DayNumber, minutes: number): Date {
  return new Date(day * dayMs - shanghaiMs + Math.round(minutes * 60) * 1000)
}

/** The day an instant falls on in Asia/Shanghai. */
export function dayNumberAt(instant: Date): DayNumber {
  return Math.floor((instant.getTime() + shanghaiMs) / dayMs)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: DayNumber): number {
  return (day + 4) % 7
}

export function laterBy(instant: Date, minutes: number): Date {
  return new Date(instant.getTime() + Math.round(minutes * 60) * 1000)
}
