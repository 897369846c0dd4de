import { addDays, type CivilDay, isWeekend, weekday } from '@/domain/calendar/civil-day'

type NamedDay = { day: CivilDay; name: string }

const lunarHolidays: Readonly<Record<number, readonly NamedDay[]>> = {
  2027: [
    { day: '2027-02-05', name: '春节' },
    { day: '2027-02-06', name: '春节' },
    { day: '2027-02-07', name: '春节' },
    { day: '2027-02-08', name: '春节' },
    { day: '2027-06-09', name: '端午节' },
    { day: '2027-09-15', name: '中秋节' },
  ],
}

/**
 * The days off that the law alone fixes for a year without a notice, with a day in lieu for each that falls on a
 * weekend. Lunar days are known for 2027 only. Source: 全国年节及纪念日放假办法 (2024年修订) 第二、六条.
 */
export function statutoryHolidays(year: number): readonly NamedDay[] {
  const days = [...solarHolidays(year), ...(lunarHolidays[year] ?? [])].sort((a, b) => (a.day < b.day ? -1 : 1))
  const taken = new Set(days.map(({ day }) => day))
  const inLieu = days
    .filter(({ day }) => isWeekend(day))
    .map(({ day, name }) => ({ day: freeWeekday(day, taken), name }))
  return [...days, ...inLieu]
}

function solarHolidays(year: number): NamedDay[] {
  return [
    { day: `${year}-01-01`, name: '元旦' },
    { day: `${year}-04-0${clearBrightness(year)}`, name: '清明节' },
    { day: `${year}-05-01`, name: '劳动节' },
    { day: `${year}-05-02`, name: '劳动节' },
    { day: `${year}-10-01`, name: '国庆节' },
    { day: `${year}-10-02`, name: '国庆节' },
    { day: `${year}-10-03`, name: '国庆节' },
  ]
}

/** 清明 in April, by the usual approximation for 2000–2099. */
function clearBrightness(year: number): number {
  const short = year % 100
  return Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4)
}

function freeWeekday(day: CivilDay, taken: Set<CivilDay>): CivilDay {
  let next = addDays(day, 8 - weekday(day))
  while (taken.has(next) || isWeekend(next)) next = addDays(next, 1)
  taken.add(next)
  return next
}
