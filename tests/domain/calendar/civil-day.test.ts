import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  compareDays,
  dayOf,
  daysBetween,
  endOfDay,
  firstOfMonth,
  instantOf,
  isCivilDay,
  lastOfMonth,
  startOfDay,
  weekday,
} from '@/domain/calendar/civil-day'

const days = fc.integer({ min: -40_000, max: 40_000 }).map((offset) => addDays('2000-01-01', offset))

describe('a day belongs to Asia/Shanghai', () => {
  test.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('wherever the machine stands: %s', (zone) => {
    const before = process.env.TZ
    process.env.TZ = zone
    expect(dayOf(new Date('2026-10-10T07:00:00+08:00'))).toBe('2026-10-10')
    expect(dayOf(new Date('2026-10-09T15:59:59Z'))).toBe('2026-10-09')
    expect(dayOf(new Date('2026-10-09T16:00:00Z'))).toBe('2026-10-10')
    expect(weekday('2026-11-21')).toBe(6)
    process.env.TZ = before
  })

  test('it begins at 16:00 UTC of the day before and ends where the next begins', () => {
    expect(startOfDay('2026-11-21').toISOString()).toBe('2026-11-20T16:00:00.000Z')
    expect(endOfDay('2026-11-21')).toEqual(startOfDay('2026-11-22'))
    expect(instantOf('2026-11-21', '17:30').toISOString()).toBe('2026-11-21T09:30:00.000Z')
    expect(instantOf('2026-11-21', '24:00')).toEqual(endOfDay('2026-11-21'))
  })
})

test('only days that exist are days', () => {
  expect(isCivilDay('2024-02-29')).toBe(true)
  for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', null, 'today']) {
    expect(isCivilDay(text)).toBe(false)
  }
})

test('a month later is the same day or the last of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  expect(addMonths('2026-03-15', -14)).toBe('2025-01-15')
  expect(lastOfMonth('2024-02-10')).toBe('2024-02-29')
  expect(firstOfMonth('2024-02-10')).toBe('2024-02-01')
})

test('adding days and counting them back agree', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
      const later = addDays(day, count)
      expect(daysBetween(day, later)).toBe(count)
      expect(isCivilDay(later)).toBe(true)
      expect(compareDays(day, later)).toBe(Math.sign(-count) || 0)
      expect(dayOf(startOfDay(day))).toBe(day)
    }),
  )
})
