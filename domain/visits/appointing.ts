import { type CivilDay, instantOf } from '@/domain/calendar/civil-day'
import { clockText } from '@/domain/calendar/day-text'

/** How long one appointment keeps a worker, in minutes: two within it are a double booking (seed row 43). */
export const appointmentMinutes = 30

/** 免打扰时段 of a household: between two times of the day, over midnight where the second is the earlier one. */
export type Quiet = { from: string; to: string }

const appointmentFrom = 9 * 60
const appointmentUntil = 20 * 60 + 30

/** Whether a household wants no call at that time of the day; the end itself is free again. */
export function isQuiet(quiet: Quiet | null, clock: string): boolean {
  if (!quiet) return false
  const { from, to } = quiet
  return from < to ? clock >= from && clock < to : clock >= from || clock < to
}

/** 「12:00—14:00」 */
export const quietWords = ({ from, to }: Quiet) => `${from}—${to}`

/** The appointment that keeps a worker from being somewhere else at that moment. */
export function standingAgainst<Taken extends { at: Date }>(taken: readonly Taken[], at: Date): Taken | undefined {
  const span = appointmentMinutes * 60_000
  return taken.find((one) => Math.abs(one.at.getTime() - at.getTime()) < span)
}

/**
 * Where somebody names the day and no time: the first half hour from nine on in which neither the worker is elsewhere nor the
 * household quiet; nothing on a day that is full.
 */
export function freeMoment(taken: readonly { at: Date }[], day: CivilDay, quiet: Quiet | null): Date | undefined {
  for (let minute = appointmentFrom; minute <= appointmentUntil; minute += appointmentMinutes) {
    const two = (n: number) => String(n).padStart(2, '0')
    const at = instantOf(day, `${two(Math.floor(minute / 60))}:${two(minute % 60)}`)
    if (!standingAgainst(taken, at) && !isQuiet(quiet, clockText(at))) return at
  }
  return undefined
}
