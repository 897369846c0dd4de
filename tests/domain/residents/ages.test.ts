import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '@/domain/calendar/civil-day'
import { bandLabel, bandOf, lifeBands, parseBand } from '@/domain/residents/age-bands'
import { ageOn, birthRange, isUnborn, turnsOn } from '@/domain/residents/ages'

test.each([
  { birthOn: '1936-11-21', day: '2026-11-20', age: 89 },
  { birthOn: '1936-11-21', day: '2026-11-21', age: 90 },
  { birthOn: '1936-02-29', day: '2026-02-28', age: 89 },
  { birthOn: '1936-02-29', day: '2026-03-01', age: 90 },
  { birthOn: '2026-11-21', day: '2026-11-21', age: 0 },
])('[K21] born $birthOn, one is $age on $day', ({ birthOn, day, age }) => {
  expect(ageOn(birthOn, day)).toBe(age)
})

test('birth known to the month counts as its last day, known to the year as 31 December', () => {
  expect(ageOn('1936-11-01', '2026-11-29', 'month')).toBe(89)
  expect(ageOn('1936-11-01', '2026-11-30', 'month')).toBe(90)
  expect(ageOn('1936-01-01', '2026-12-30', 'year')).toBe(89)
})

test('[K21] those born on 29 February have their birthday on 1 March in common years', () => {
  expect(turnsOn('1936-02-29', 90)).toBe('2026-03-01')
  expect(turnsOn('1936-02-29', 92)).toBe('2028-02-29')
})

test('a band of ages and its range of birth dates name the same people', () => {
  const band = fc
    .tuple(fc.nat(110), fc.option(fc.nat(20)))
    .map(([from, span]) => (span === null ? { from } : { from, to: from + span }))
  fc.assert(
    fc.property(fc.nat(45_000), fc.nat(15_000), band, (birth, day, { from, ...rest }) => {
      const [birthOn, asOf] = [addDays('1904-01-01', birth), addDays('2000-02-27', day)]
      const to = 'to' in rest ? rest.to : undefined
      const range = birthRange(to === undefined ? { from } : { from, to }, asOf)
      const age = ageOn(birthOn, asOf)
      const inBand = age >= from && (to === undefined || age <= to)
      expect(birthOn <= range.latest && (range.earliest === undefined || birthOn >= range.earliest)).toBe(inBand)
    }),
    { numRuns: 500, examples: [[11747, 10_229, { from: 90 }]] },
  )
})

test('以上 contains the number it names', () => {
  expect(bandOf(100, lifeBands)).toEqual({ from: 100 })
  expect(bandLabel({ from: 100 })).toBe('100岁以上')
  expect(bandLabel({ from: 0, to: 3 })).toBe('0—3岁')
})

test('every age lies in exactly one life band', () => {
  for (let age = 0; age < 130; age++) {
    expect(lifeBands.filter(({ from, to }) => age >= from && (to === undefined || age <= to))).toHaveLength(1)
  }
})

test('a band is read from an address', () => {
  expect(parseBand('90-')).toEqual({ from: 90 })
  expect(parseBand('0-3')).toEqual({ from: 0, to: 3 })
  expect(parseBand('90')).toEqual({ from: 90, to: 90 })
  expect(parseBand('9-3')).toBeUndefined()
})

test('nobody lives anywhere before birth; a birth known to the year leaves the whole year open', () => {
  expect(isUnborn('1950-05-02', '1950-05-01')).toBe(true)
  expect(isUnborn('1950-05-02', '1950-05-02')).toBe(false)
  expect(isUnborn('1950-05-01', '1950-04-30', 'month')).toBe(true)
  expect(isUnborn('1950-12-31', '1950-01-01', 'year')).toBe(false)
  expect(isUnborn(null, '1900-01-01')).toBe(false)
})
