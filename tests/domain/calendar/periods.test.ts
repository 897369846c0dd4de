import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '@/domain/calendar/civil-day'
import {
  customPeriod,
  isWithin,
  type Period,
  periodLabel,
  periodOf,
  periodTitle,
  previousPeriod,
  samePeriodLastYear,
} from '@/domain/calendar/periods'

const presets = ['week', 'month', 'bimonth', 'quarter', 'half_year', 'year'] as const

test.each([
  { kind: 'week', from: '2026-11-16', to: '2026-11-22', title: '2026年11月16日—11月22日' },
  { kind: 'month', from: '2026-11-01', to: '2026-11-30', title: '2026年11月' },
  { kind: 'bimonth', from: '2026-11-01', to: '2026-12-31', title: '2026年11—12月' },
  { kind: 'quarter', from: '2026-10-01', to: '2026-12-31', title: '2026年第四季度' },
  { kind: 'half_year', from: '2026-07-01', to: '2026-12-31', title: '2026年下半年' },
  { kind: 'year', from: '2026-01-01', to: '2026-12-31', title: '2026年度' },
] as const)('the $kind of 21 November 2026 is $title', ({ kind, from, to, title }) => {
  const period = periodOf(kind, '2026-11-21')
  expect(period).toEqual({ kind, from, to })
  expect(periodTitle(period)).toBe(title)
})

test('a label names the year once where it can', () => {
  expect(periodLabel(custom('2026-09-01', '2026-10-31'))).toBe('2026年9月1日—10月31日')
  expect(periodLabel(custom('2025-12-01', '2026-01-31'))).toBe('2025年12月1日—2026年1月31日')
  expect(periodLabel(custom('2026-09-01', '2026-09-01'))).toBe('2026年9月1日')
})

test('a meeting held every two months compares whole months with whole months', () => {
  expect(previousPeriod(custom('2026-09-01', '2026-10-31'))).toMatchObject({ from: '2026-07-01', to: '2026-08-31' })
  expect(samePeriodLastYear(custom('2024-02-01', '2024-02-29'))).toMatchObject({ from: '2023-02-01', to: '2023-02-28' })
  expect(periodTitle(custom('2026-09-01', '2026-10-31'))).toBe('2026年9—10月')
})

test('a stretch that begins inside a month is preceded by one just as long', () => {
  expect(previousPeriod(custom('2026-09-10', '2026-09-19'))).toMatchObject({ from: '2026-08-31', to: '2026-09-09' })
})

test('a period that ends before it begins is none', () => {
  expect(customPeriod('2026-09-02', '2026-09-01')).toBeUndefined()
})

test('the previous preset period ends the day before and is of the same kind', () => {
  fc.assert(
    fc.property(fc.constantFrom(...presets), fc.integer({ min: 0, max: 20_000 }), (kind, offset) => {
      const day = addDays('1990-01-01', offset)
      const period = periodOf(kind, day)
      const previous = previousPeriod(period)
      expect(isWithin(period, day)).toBe(true)
      expect(addDays(previous.to, 1)).toBe(period.from)
      expect(periodOf(kind, previous.from)).toEqual(previous)
      expect(periodOf(kind, samePeriodLastYear(period).from)).toEqual(samePeriodLastYear(period))
    }),
  )
})

function custom(from: string, to: string): Period {
  return { kind: 'custom', from, to }
}
