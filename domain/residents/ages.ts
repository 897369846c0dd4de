import { addDays, addMonths, type CivilDay, civilDay, lastOfMonth, yearOf } from '@/domain/calendar/civil-day'

export type BirthPrecision = 'day' | 'month' | 'year'

/** Ages in completed years, both ends included; without `to` it is open upwards. */
export type AgeBand = { from: number; to?: number }

/** Birth dates, both ends included, of everybody in a band on a day; without `earliest` it is open. */
export type BirthRange = { earliest?: CivilDay; latest: CivilDay }

/** 周岁 on a day; negative before birth. Birth known to the month counts as its last day, to the year as 31 December. */
export function ageOn(birthOn: CivilDay, day: CivilDay, precision: BirthPrecision = 'day'): number {
  return Math.floor((dayNumber(day) - dayNumber(reckonedBirth(birthOn, precision))) / 10_000)
}

/** The day a birth date of lesser precision is reckoned as. */
export function reckonedBirth(birthOn: CivilDay, precision: BirthPrecision): CivilDay {
  if (precision === 'month') return lastOfMonth(birthOn)
  return precision === 'year' ? `${yearOf(birthOn)}-12-31` : birthOn
}

/** Whether somebody was surely not yet born on a day; a birth known to the month or the year counts from its first day. */
export function isUnborn(birthOn: CivilDay | null, day: CivilDay, precision: BirthPrecision = 'day'): boolean {
  const known = { day: 10, month: 7, year: 4 }[precision]
  return birthOn !== null && day.slice(0, known) < birthOn.slice(0, known)
}

/** The birthday a person turns an age; those born on 29 February reach it on 1 March in common years. */
export function turnsOn(birthOn: CivilDay, age: number): CivilDay {
  const [year = 0, month = 1, day = 1] = birthOn.split('-').map(Number)
  return civilDay(year + age, month, day) ?? civilDay(year + age, 3, 1) ?? birthOn
}

/** The latest birth date of those who have completed so many years on a day. */
export function latestBirth(age: number, day: CivilDay): CivilDay {
  return addMonths(day, -12 * age)
}

/** A band as a range of birth dates, so that a search can use an index instead of reckoning ages. */
export function birthRange(band: AgeBand, day: CivilDay): BirthRange {
  const latest = latestBirth(band.from, day)
  return band.to === undefined ? { latest } : { earliest: addDays(latestBirth(band.to + 1, day), 1), latest }
}

function dayNumber(day: CivilDay): number {
  return Number(day.replaceAll('-', ''))
}
