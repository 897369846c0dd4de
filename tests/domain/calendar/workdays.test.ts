import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/domain/calendar/civil-day'
import { holidayNotices } from '@/domain/calendar/holiday-notices'
import { statutoryHolidays } from '@/domain/calendar/statutory-holidays'
import {
  addWorkdays,
  dayKind,
  hourLimit,
  isWorkday,
  publishedCalendar,
  workCalendar,
  workdayLimit,
  workdaysBetween,
} from '@/domain/calendar/workdays'

const vectors = [
  { from: '2026-09-30', n: 3, on: '2026-10-10', provisional: false },
  { from: '2026-09-30', n: 5, on: '2026-10-13', provisional: false },
  { from: '2026-10-03', n: 3, on: '2026-10-10', provisional: false },
  { from: '2026-02-13', n: 3, on: '2026-02-25', provisional: false },
  { from: '2026-02-13', n: 5, on: '2026-02-27', provisional: false },
  { from: '2026-05-08', n: 3, on: '2026-05-12', provisional: false },
  { from: '2026-09-19', n: 1, on: '2026-09-20', provisional: false },
  { from: '2026-12-30', n: 3, on: '2027-01-05', provisional: true },
  { from: '2026-12-31', n: 3, on: '2027-01-06', provisional: true },
]

describe.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('[K17] with the server in %s', (zone) => {
  test.each(vectors)('$n working days after $from end on $on', ({ from, n, on, provisional }) => {
    const before = process.env.TZ
    process.env.TZ = zone
    expect(addWorkdays(from, n, publishedCalendar)).toMatchObject({ on, provisional })
    process.env.TZ = before
  })
})

test('a sum tells every day it looked at and numbers those that count', () => {
  const { counted } = addWorkdays('2026-06-18', 2, publishedCalendar)
  expect(counted).toEqual([
    { day: '2026-06-19', kind: 'holiday', name: '端午节' },
    { day: '2026-06-20', kind: 'holiday', name: '端午节' },
    { day: '2026-06-21', kind: 'holiday', name: '端午节' },
    { day: '2026-06-22', kind: 'workday', n: 1 },
    { day: '2026-06-23', kind: 'workday', n: 2 },
  ])
})

test('[K18] a limit past the last published day is 暂定, and final once the notice is loaded', () => {
  const notice = {
    year: 2027,
    source: '',
    holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
    makeups: ['2027-01-09'],
  }
  expect(addWorkdays('2026-12-31', 5, publishedCalendar)).toMatchObject({ on: '2027-01-08', provisional: true })
  expect(addWorkdays('2027-01-07', 2, workCalendar([...holidayNotices, notice]))).toMatchObject({
    on: '2027-01-09',
    provisional: false,
  })
})

test('a year without a notice keeps its statutory holidays, with days in lieu', () => {
  expect(
    statutoryHolidays(2027)
      .map(({ day }) => day)
      .sort(),
  ).toEqual([
    '2027-01-01',
    '2027-02-05',
    '2027-02-06',
    '2027-02-07',
    '2027-02-08',
    '2027-02-09',
    '2027-02-10',
    '2027-04-05',
    '2027-05-01',
    '2027-05-02',
    '2027-05-03',
    '2027-05-04',
    '2027-06-09',
    '2027-09-15',
    '2027-10-01',
    '2027-10-02',
    '2027-10-03',
    '2027-10-04',
    '2027-10-05',
  ])
  expect(dayKind('2027-01-01', publishedCalendar)).toEqual({ kind: 'holiday', name: '元旦' })
})

test('every make-up day of a notice is a weekend day and no holiday', () => {
  for (const { holidays, makeups } of holidayNotices) {
    for (const day of makeups) {
      expect([6, 7]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay() || 7)
      expect(holidays.some(({ from, to }) => from <= day && day <= to)).toBe(false)
    }
  }
})

test.each([
  { year: 2023, workdays: 249 },
  { year: 2024, workdays: 251 },
  { year: 2025, workdays: 248 },
])('the year $year has $workdays working days', ({ year, workdays }) => {
  expect(workdaysBetween(`${year - 1}-12-31`, `${year}-12-31`, publishedCalendar)).toBe(workdays)
})

test('[K19] a limit of 24 hours runs through holidays', () => {
  expect(hourLimit(new Date('2026-02-15T10:00:00+08:00'), 24)).toEqual(new Date('2026-02-16T10:00:00+08:00'))
})

test('a limit in working days runs out at the close of its last day', () => {
  const { at } = workdayLimit('2026-11-20', 3, '17:30', publishedCalendar)
  expect(at).toEqual(new Date('2026-11-25T17:30:00+08:00'))
})

test('a sum ends on a working day and holds exactly as many as were asked for', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 60 }), (offset, n) => {
      const from = addDays('2023-01-01', offset)
      const { on, counted } = addWorkdays(from, n, publishedCalendar)
      expect(isWorkday(on, publishedCalendar)).toBe(true)
      expect(workdaysBetween(from, on, publishedCalendar)).toBe(n)
      expect(counted.filter((day) => day.n !== undefined).at(-1)).toMatchObject({ day: on, n })
    }),
  )
})
