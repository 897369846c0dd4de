import { describe, expect, test } from 'vitest'
import { freshnessOn, questionsLeft } from '@/domain/households/freshness'
import { attentionOn } from '@/domain/tags/attention'
import { proposedClass, reachable } from '@/domain/tags/contact-class'
import { missedBenefits } from '@/domain/tags/missed-benefits'

const none = { attention: null, reason: null, until: null }

describe('colour of a household', () => {
  test('独居 makes it red and says so [F30]', () => {
    expect(attentionOn('2026-11-20', none, ['living_alone', 'minimum_living'])).toMatchObject({
      colour: 'red',
      because: '独居',
    })
  })
  test('失业 makes it yellow, nothing makes it green [F30]', () => {
    expect(attentionOn('2026-11-20', none, ['unemployed']).colour).toBe('yellow')
    expect(attentionOn('2026-11-20', none, ['volunteer']).colour).toBe('green')
  })
  test('a colour set by a person holds to its last day, then the rule speaks again', () => {
    const override = { attention: 'red', reason: '近日丧偶', until: '2026-11-20' } as const
    expect(attentionOn('2026-11-20', override, []).because).toBe('近日丧偶')
    expect(attentionOn('2026-11-21', override, []).colour).toBe('green')
  })
})

describe('class of a household', () => {
  test('失独 proposes C with the reason [F25]', () => {
    expect(proposedClass(['lost_only_child'])).toEqual({ contactClass: 'C', because: '失独命中 C 类规则' })
  })
  test('two reasons are counted as two', () => {
    expect(proposedClass(['living_alone', 'minimum_living']).because).toBe('独居、低保 两项命中 C 类规则')
  })
  test('without a reason B is proposed, and A never is [F22]', () => {
    expect(proposedClass([]).contactClass).toBe('B')
  })
  test('A without another channel and hours is refused [F23]', () => {
    expect(reachable('A', null, null).ok).toBe(false)
    expect(reachable('A', 'door', '上午').ok).toBe(false)
    expect(reachable('A', 'phone', null).ok).toBe(false)
    expect(reachable('A', 'phone', '晚上 7 点后').ok).toBe(true)
    expect(reachable('B', null, null).ok).toBe(true)
  })
})

describe('freshness', () => {
  test('what was never confirmed or is past its time is asked again [F17]', () => {
    const fresh = freshnessOn('2026-11-20', [
      { group: 'phone', on: '2026-02-11' },
      { group: 'members', on: '2026-10-20' },
    ])
    const stale = questionsLeft(fresh).map(({ group }) => group)
    expect(stale).toContain('phone')
    expect(stale).toContain('dwelling')
    expect(stale).not.toContain('members')
  })
})

describe('benefits', () => {
  test('高龄 and 失能 together point to the nursing allowance', () => {
    const held = [
      { code: 'advanced_age', detail: null, name: null },
      { code: 'disabled_elder', detail: null, name: null },
    ] as const
    expect(missedBenefits(held).map(({ benefit }) => benefit)).toEqual(['高龄失能护理补贴'])
  })
})
