import { expect, test } from 'vitest'
import { cadenceFor, cadencesOf, nextContactOn, standardCadences } from '@/domain/visits/cadence'
import { cadenceProposals } from '@/domain/visits/cadence-proposals'
import { cadenceWords } from '@/domain/visits/cadence-words'
import { capacityWords } from '@/domain/visits/capacity'
import { atTarget, forecastOf, intervalWords, usualTarget } from '@/domain/visits/forecast'

const plain = { contactClass: 'B', colour: 'green', tags: [] } as const

test('where nobody set a rule, red is seen weekly, an ordinary household twice a year', () => {
  const days = (signs: Parameters<typeof cadenceFor>[1]) => cadenceFor(standardCadences, signs).days
  expect(nextContactOn(days({ ...plain, contactClass: 'C', colour: 'red' }), '2026-11-13', '2020-01-01')).toBe(
    '2026-11-20',
  )
  expect(nextContactOn(days(plain), '2026-05-18', '2020-01-01')).toBe('2026-11-17')
  expect(nextContactOn(days(plain), null, '2026-01-01')).toBe('2026-01-01')
})

test('of the rules that apply the shortest holds; a committee replaces its street, a street the standard [C24]', () => {
  const street = [
    { about: 'all' as const, value: 'all', days: 90 },
    { about: 'colour' as const, value: 'red', days: 1 },
    { about: 'tag' as const, value: 'living_alone', days: 7 },
  ]
  const committee = [{ about: 'tag' as const, value: 'living_alone', days: 14 }]
  const here = cadencesOf(street, committee)
  expect(cadenceFor(here, { ...plain, tags: ['living_alone'] })).toEqual({
    about: 'tag',
    value: 'living_alone',
    days: 14,
  })
  expect(cadenceFor(here, { ...plain, colour: 'red', tags: ['living_alone'] }).days).toBe(1)
  expect(cadenceFor(here, plain)).toEqual({ about: 'all', value: 'all', days: 90 })
  expect(cadenceFor(cadencesOf(street, []), { ...plain, tags: ['living_alone'] }).days).toBe(7)
  expect(standardCadences.tag).toEqual({})
})

test('the week is said as it is: what is asked, what was made with misses counted, what is short [C24]', () => {
  const load = { name: '', before: 0, after: 131.4, met: 560, missed: 136 }
  expect(capacityWords(load)).toBe('每周要 132 次，近八周平均 87 次（见到 70，未遇等 17）：做不完，差 45 次')
  expect(capacityWords({ ...load, after: 87 })).toMatch(/：做得完$/)
  expect(capacityWords({ ...load, met: 0, missed: 0 })).toBe('每周要 132 次，近八周平均 0 次：做不完，差 132 次')
})

test('every proposal names its source, and a round never names a sensitive tag', () => {
  expect(cadenceProposals.filter(({ basis }) => basis.length < 6)).toEqual([])
  expect(cadenceWords({ about: 'tag', value: 'dementia', days: 7 })).toBe('按走访频次每周')
  expect(cadenceWords({ about: 'tag', value: 'living_alone', days: 7 })).toBe('独居每周')
})

test('seven grids at a hundred a week take 6.4 weeks for 4,470 households [F44]', () => {
  expect(atTarget(4470, 7 * usualTarget)).toBe(6.4)
  expect(atTarget(4470, 0)).toBeUndefined()
})

test('the pace of four weeks gives an interval, never a promise: steady is narrow, uneven wide or open [F44]', () => {
  expect(forecastOf(4470, [700, 700, 700, 700])).toEqual({ pace: 700, at: 6.4, from: 6.4, to: 6.4 })
  const uneven = forecastOf(1000, [80, 120, 90, 110])
  expect(uneven).toMatchObject({ pace: 100, at: 10 })
  expect(uneven?.from).toBeCloseTo(8.7, 1)
  expect(uneven?.to).toBeCloseTo(11.8, 1)
  const wild = forecastOf(1000, [0, 0, 0, 400])
  expect(wild?.to).toBeNull()
  expect(wild && intervalWords(wild, '周')).toMatch(/^至少 .* 周，上限说不准$/)
  expect(forecastOf(1000, [0, 0, 0, 0])).toBeUndefined()
})
