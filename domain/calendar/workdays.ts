import { addDays, type CivilDay, instantOf, isWeekend, yearOf } from '@/domain/calendar/civil-day'
import { type HolidayNotice, holidayNotices } from '@/domain/calendar/holiday-notices'
import { statutoryHolidays } from '@/domain/calendar/statutory-holidays'

export type DayKind = 'workday' | 'rest' | 'holiday' | 'makeup'

/** Days that differ from the plain week, known from notices up to and including `coveredTo`. */
export type WorkCalendar = {
  coveredTo: CivilDay
  special: ReadonlyMap<CivilDay, { kind: 'holiday' | 'makeup'; name: string }>
}

/** One day of a sum; `n` numbers the days that count. */
export type CountedDay = { day: CivilDay; kind: DayKind; name?: string; n?: number }

/** The day a count of working days ends on, whether that is 暂定, and every day that was looked at. */
export type WorkdaySum = { on: CivilDay; provisional: boolean; counted: CountedDay[] }

/** A calendar made from published notices; days past the last year are then answered by the statute, as 暂定. */
export function workCalendar(notices: readonly HolidayNotice[]): WorkCalendar {
  const special = new Map<CivilDay, { kind: 'holiday' | 'makeup'; name: string }>()
  for (const { holidays, makeups } of notices) {
    for (const { name, from, to } of holidays) {
      for (let day = from; day <= to; day = addDays(day, 1)) special.set(day, { kind: 'holiday', name })
    }
    for (const day of makeups) special.set(day, { kind: 'makeup', name: '调休上班' })
  }
  return { coveredTo: `${Math.max(...notices.map(({ year }) => year))}-12-31`, special }
}

export const publishedCalendar = workCalendar(holidayNotices)

/** What a day is, and the holiday's name where it is one. */
export function dayKind(day: CivilDay, calendar: WorkCalendar): { kind: DayKind; name?: string } {
  const special = calendar.special.get(day)
  if (special) return special
  const statutory = day > calendar.coveredTo ? statutoryOn(day) : undefined
  if (statutory) return { kind: 'holiday', name: statutory }
  return { kind: isWeekend(day) ? 'rest' : 'workday' }
}

export function isWorkday(day: CivilDay, calendar: WorkCalendar): boolean {
  const { kind } = dayKind(day, calendar)
  return kind === 'workday' || kind === 'makeup'
}

/**
 * So many working days after a day, which itself never counts (民法典第201条), whatever the hour and whether or not it
 * is a working day. Provisional when the sum leaves the published years.
 */
export function addWorkdays(day: CivilDay, n: number, calendar: WorkCalendar): WorkdaySum {
  const counted: CountedDay[] = []
  let on = day
  for (let left = n; left > 0; ) {
    on = addDays(on, 1)
    const found = dayKind(on, calendar)
    const counts = found.kind === 'workday' || found.kind === 'makeup'
    if (counts) left--
    counted.push({ day: on, ...found, ...(counts ? { n: n - left } : {}) })
  }
  return { on, provisional: on > calendar.coveredTo, counted }
}

/** Working days after one day up to and including another; 0 when the second is not later. */
export function workdaysBetween(from: CivilDay, to: CivilDay, calendar: WorkCalendar): number {
  let days = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, calendar)) days++
  return days
}

/** The instant a limit in working days runs out: the last day's close, 'HH:mm' or '24:00'. */
export function workdayLimit(
  from: CivilDay,
  n: number,
  close: string,
  calendar: WorkCalendar,
): WorkdaySum & { at: Date } {
  const sum = addWorkdays(from, n, calendar)
  return { ...sum, at: instantOf(sum.on, close) }
}

/** The instant a limit in hours runs out: wall-clock time, not paused by nights or holidays. */
export function hourLimit(from: Date, hours: number): Date {
  return new Date(from.getTime() + hours * 3_600_000)
}

const statutoryByYear = new Map<number, ReadonlyMap<CivilDay, string>>()

function statutoryOn(day: CivilDay): string | undefined {
  const year = yearOf(day)
  const known = statutoryByYear.get(year) ?? new Map(statutoryHolidays(year).map((one) => [one.day, one.name]))
  statutoryByYear.set(year, known)
  return known.get(day)
}
