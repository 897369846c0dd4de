import { expect, test } from 'vitest'
import { datesOf, type RosterChange, reasonOf, sinceOn } from '@/domain/rosters/changes'
import { conditionWords } from '@/domain/rosters/condition'

const everything = { stays: true, age: true, tag: true, need: true, due: true, home: true }
const nothing = { stays: false, age: false, tag: false, need: false, due: false, home: false }
const undated = { on: null, recordedOn: null }
const line = (more: Partial<RosterChange>): RosterChange => ({
  added: true,
  held: false,
  first: everything,
  last: everything,
  bornOn: '1936-11-21',
  precision: 'day',
  learntLater: false,
  arrival: 'registered',
  departure: null,
  came: { on: '2020-01-01', recordedOn: '2020-01-02' },
  left: undated,
  died: undated,
  tagged: undated,
  untagged: undated,
  asked: undated,
  helped: undated,
  correctedOn: null,
  ...more,
})
const on = '2026-10-31'
const ninety = { from: 90 }

test('who turns ninety between the days came by age, on the birthday [F88] [C7]', () => {
  const change = line({ first: { ...everything, age: false } })
  expect(reasonOf(change, on)).toBe('age')
  expect(datesOf(change, 'age', ninety)).toEqual({ on: '2026-11-21', recordedOn: null })
})

test('who is born or moves in between the days came by birth or by moving in [C7]', () => {
  expect(reasonOf(line({ first: nothing, arrival: 'born', bornOn: '2026-11-05' }), on)).toBe('born')
  expect(reasonOf(line({ first: nothing, arrival: 'moved_in' }), on)).toBe('moved_in')
})

test('what was true on the first day and recorded after it is 补报, what was known wrongly is 更正 [K22]', () => {
  expect(reasonOf(line({ held: true, learntLater: true }), on)).toBe('late')
  expect(reasonOf(line({ held: true }), on)).toBe('corrected')
  const death = { on: '2026-10-20', recordedOn: '2026-11-03' }
  const late = line({ added: false, first: nothing, last: nothing, died: death })
  expect(reasonOf(late, on)).toBe('late')
  expect(datesOf(late, 'late', ninety)).toEqual(death)
  expect(reasonOf(line({ added: false, first: { ...everything, age: false }, last: everything }), on)).toBe('corrected')
})

test('who dies or moves out leaves by that, by whichever came first [C7]', () => {
  const left = { on: '2026-11-08', recordedOn: '2026-11-09' }
  const gone = { added: false, held: true, last: nothing } as const
  expect(reasonOf(line({ ...gone, died: left, left, departure: 'died' }), on)).toBe('died')
  expect(reasonOf(line({ ...gone, left, departure: 'moved_out' }), on)).toBe('moved_out')
  const later = { on: '2026-11-20', recordedOn: '2026-11-20' }
  expect(reasonOf(line({ ...gone, died: later, left, departure: 'moved_out' }), on)).toBe('moved_out')
  expect(reasonOf(line({ ...gone, left, departure: 'corrected' }), on)).toBe('corrected')
})

test('a tag that ends takes a person off, and so does a child growing out of the band [F89]', () => {
  const kept = { added: false, held: true } as const
  expect(reasonOf(line({ ...kept, last: { ...everything, tag: false } }), on)).toBe('tag')
  const grown = line({ ...kept, bornOn: '2022-11-05', last: { ...everything, age: false } })
  expect(reasonOf(grown, on)).toBe('age')
  expect(datesOf(grown, 'age', { from: 0, to: 3 })).toEqual({ on: '2026-11-05', recordedOn: null })
})

test('a need that is met takes a person off, one recorded late is 补报 [F19]', () => {
  const met = { on: '2026-11-10', recordedOn: null }
  const removed = line({ added: false, held: true, last: { ...everything, need: false }, helped: met })
  expect(reasonOf(removed, on)).toBe('need')
  expect(datesOf(removed, 'need', undefined)).toEqual(met)
  const asked = { on: '2026-11-02', recordedOn: '2026-11-02' }
  const added = line({ first: { ...everything, need: false }, asked })
  expect(datesOf(added, reasonOf(added, on), undefined)).toEqual(asked)
  const late = { on: '2026-10-02', recordedOn: '2026-11-20' }
  expect(datesOf(line({ held: true, learntLater: true, asked: late }), 'late', undefined)).toEqual(late)
})

test('somebody stands on a list since the last of living here, the birthday, the tag and the need', () => {
  const facts = {
    stayFrom: '2019-03-01',
    bornOn: '1936-11-21',
    precision: 'day',
    tagFrom: null,
    needFrom: null,
  } as const
  expect(sinceOn(facts, ninety)).toBe('2026-11-21')
  expect(sinceOn({ ...facts, tagFrom: '2024-05-01' }, undefined)).toBe('2024-05-01')
  expect(sinceOn({ ...facts, needFrom: '2025-02-01' }, undefined)).toBe('2025-02-01')
  expect(sinceOn({ ...facts, bornOn: null }, undefined)).toBe('2019-03-01')
})

test('a condition is said in words, part by part', () => {
  const words = conditionWords({ about: 'resident', age: '4-12', sex: '2', class: 'none', silent: 'never' })
  expect(words.map(({ label }) => label)).toEqual(['4—12岁', '女', '待分类', '从未走访'])
})
