/** A day of the civil calendar in Asia/Shanghai, 'YYYY-MM-DD'. Days compare as strings. */
export type CivilDay = string

/** A month of the civil calendar, 'YYYY-MM'. */
export type CivilMonth = string

export const dayMilliseconds = 86_400_000
const shanghaiOffset = 8 * 3_600_000

/** True for an existing day written 'YYYY-MM-DD'. */
export function isCivilDay(text: unknown): text is CivilDay {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  return exists(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
}

/** The day of given parts, or undefined when no such day exists. */
export function civilDay(year: number, month: number, day: number): CivilDay | undefined {
  if (!Number.isInteger(year) || year < 0 || year > 9999 || !exists(year, month, day)) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function exists(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  return length !== undefined && Number.isInteger(day) && day >= 1 && day <= length
}

/** The day an instant falls on in Asia/Shanghai (UTC+8, whatever the zone of the machine). */
export function dayOf(instant: Date): CivilDay {
  return new Date(instant.getTime() + shanghaiOffset).toISOString().slice(0, 10)
}

/** The first instant of a day in Asia/Shanghai. */
export function startOfDay(day: CivilDay): Date {
  return new Date(midnight(day) - shanghaiOffset)
}

/** The instant a day is over (24:00), which is the first of the next. */
export function endOfDay(day: CivilDay): Date {
  return new Date(midnight(day) - shanghaiOffset + dayMilliseconds)
}

/** The instant of a day at a clock time 'HH:mm' in Asia/Shanghai; '24:00' is the end of the day. */
export function instantOf(day: CivilDay, clock: string): Date {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new Date(startOfDay(day).getTime() + (hours * 60 + minutes) * 60_000)
}

export function addDays(day: CivilDay, days: number): CivilDay {
  return new Date(midnight(day) + days * dayMilliseconds).toISOString().slice(0, 10)
}

/** Days from one day to another; negative when the second comes first. */
export function daysBetween(from: CivilDay, to: CivilDay): number {
  return Math.round((midnight(to) - midnight(from)) / dayMilliseconds)
}

/** 1 Monday … 7 Sunday (GB/T 7408). */
export function weekday(day: CivilDay): number {
  return new Date(midnight(day)).getUTCDay() || 7
}

export function isWeekend(day: CivilDay): boolean {
  return weekday(day) > 5
}

export function yearOf(day: CivilDay): number {
  return Number(day.slice(0, 4))
}

export function monthOf(day: CivilDay): CivilMonth {
  return day.slice(0, 7)
}

export function firstOfMonth(day: CivilDay): CivilDay {
  return `${monthOf(day)}-01`
}

export function lastOfMonth(day: CivilDay): CivilDay {
  return addDays(addMonths(firstOfMonth(day), 1), -1)
}

/** The same day so many months later, or the last of a shorter month. */
export function addMonths(day: CivilDay, months: number): CivilDay {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 7)}-${String(Math.min(date, length)).padStart(2, '0')}`
}

/** Order of two days for sorting. */
export function compareDays(one: CivilDay, other: CivilDay): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function midnight(day: CivilDay): number {
  return Date.parse(`${day}T00:00:00Z`)
}
