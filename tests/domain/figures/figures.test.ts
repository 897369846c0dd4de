import { describe, expect, test } from 'vitest'
import { percent } from '@/components/ui/numbers'
import { catalogue, needsOf } from '@/domain/figures/catalogue'
import { changeOf, comparisonOf } from '@/domain/figures/comparison'
import { populationOf } from '@/domain/figures/populations'
import { percentText, type Rate, rates, rateText } from '@/domain/figures/rates'
import { parseReference, part, referenceText, unitOf, whole } from '@/domain/figures/reference'
import { tallyOf } from '@/domain/figures/tally'
import { add, count } from '@/domain/figures/units'

test('households and people are never added', () => {
  expect(add(count(3, '户'), count(4, '户'))).toEqual({ n: 7, unit: '户' })
  // @ts-expect-error 户 and 人 are different things
  add(count(3, '户'), count(4, '人'))
})

describe('rates', () => {
  test('there are fifteen, each with a definition', () => {
    expect(Object.keys(rates)).toHaveLength(15)
  })

  test.each([
    [1448, 1560, '92.8%（1448/1560）'],
    [19, 20, '95.0%（19/20）'],
    [3174, 11286, '28.1%（3174/11286）'],
    [6, 41, '14.6%（6/41）'],
    [1, 8, '12.5%（1/8）'],
    [0, 0, '无法计算（0/0）'],
  ])('%i of %i prints as %s', (n, of, text) => {
    expect(rateText(n, of)).toBe(text)
  })

  test('screen and paper round alike', () => {
    for (let n = 0; n <= 400; n += 1) expect(percentText(n, 399)).toBe(percent(n, 399))
  })

  test('numerator and denominator are of one unit', () => {
    for (const { of, label } of Object.values<Rate>(rates)) {
      if (!of) continue
      expect(new Set([of.numerator, ...of.denominator].map((one) => unitOf(one))).size, label).toBe(1)
    }
  })
})

describe('the catalogue', () => {
  test('a trace number is given once, and to something that can be counted [F67]', () => {
    expect(catalogue.size).toBeGreaterThan(150)
    for (const [trace, figure] of catalogue) {
      expect(trace).toMatch(/^[1-9]\d\d$/)
      for (const { of } of needsOf([figure])) expect(parseReference(referenceText(of)), trace).toEqual(of)
    }
  })

  test('every part is a part of its way', () => {
    for (const { of } of needsOf(catalogue.values()))
      for (const one of of.parts) expect(populationOf(of.population).ways[of.way ?? '']?.parts).toHaveProperty([one])
  })

  test.each(['', 'nothing', 'household.use', 'household.use.x', 'household.use.rented.more', 'constructor'])(
    'an address that names no figure names none: %s',
    (text) => expect(parseReference(text)).toBeUndefined(),
  )
})

describe('a tally', () => {
  const requests = [{ population: 'issue_new' as const, ways: ['grade'] }]
  const cell = (child: number, way: string | null, one: string | null, n: number) => ({
    population: 'issue_new' as const,
    child,
    way,
    part: one,
    n,
  })
  const cells = [cell(1, 'grade', 'urgent', 1), cell(1, 'grade', 'normal', 2), cell(2, 'grade', 'normal', 4)]

  test('adds up by part and by area', () => {
    const tally = tallyOf(requests, cells)
    expect(tally.count(whole('issue_new'))).toEqual({ n: 7, unit: '件' })
    expect(tally.count(part('issue_new', 'grade', 'normal')).n).toBe(6)
    expect([...tally.children(whole('issue_new')).values()]).toEqual([3, 4])
  })

  test('what was not counted is no zero', () => {
    expect(() => tallyOf(requests, cells).count(whole('household'))).toThrow('was not counted')
  })
})

test('环比 and 同比 follow from the periods', () => {
  const period = { kind: 'bimonth', from: '2026-09-01', to: '2026-10-31' } as const
  expect(comparisonOf(period, { from: '2026-07-01', to: '2026-08-31' })).toBe('previous')
  expect(comparisonOf(period, { from: '2025-09-01', to: '2025-10-31' })).toBe('last_year')
  expect(comparisonOf(period, { from: '2026-08-01', to: '2026-08-31' })).toBeUndefined()
  expect(changeOf(35, 41)).toEqual({ word: '减少', by: 6 })
  expect(changeOf(35, 35)).toEqual({ word: '持平', by: 0 })
})
