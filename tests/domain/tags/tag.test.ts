import { expect, test } from 'vitest'
import { type Tag, tags } from '@/domain/tags/codes'
import { tagFrom } from '@/domain/tags/tag'

test.each([
  ['独居老人', 'living_alone'],
  ['低保户', 'minimum_living'],
  ['残疾', 'disability'],
  ['重点人员', 'key_person'],
  ['困难家庭', 'hardship_family'],
  ['半失能老人', 'half_disabled_elder'],
  ['喜欢唱歌', undefined],
])('%s is the tag %s', (word, code) => {
  expect(tagFrom(word)).toBe(code)
})

test('no word stands for two tags', () => {
  const words = Object.values<Tag>(tags).flatMap(({ label, aliases = [] }) => [label, ...aliases])
  expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
})

test('a benefit is always looked at again', () => {
  for (const { source, reviewMonths, detail, label } of Object.values<Tag>(tags)) {
    if (source === 'benefit' && detail === undefined && !/优待证|烈属/.test(label))
      expect(reviewMonths).toBeGreaterThan(0)
  }
})
