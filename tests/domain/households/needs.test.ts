import { expect, test } from 'vitest'
import { fieldPolicyOf } from '@/domain/access/fields'
import { needKinds } from '@/domain/households/need-codes'
import { moveNeed, showsNeed } from '@/domain/households/needs'

const open = { state: 'open', fromOn: '2026-11-01', toOn: null } as const
const today = '2026-11-20'

test('a need ends on the day it was met, never before it was said nor ahead of today [F19]', () => {
  expect(moveNeed(open, 'met', '2026-11-18', today)).toEqual({ ok: true, value: { state: 'met', toOn: '2026-11-18' } })
  expect(moveNeed(open, 'met', '2026-10-31', today)).toMatchObject({ refusal: { kind: 'before_need' } })
  expect(moveNeed(open, 'dropped', '2026-11-21', today)).toMatchObject({ refusal: { kind: 'in_future' } })
  expect(moveNeed(open, 'open', today, today)).toMatchObject({ refusal: { kind: 'already_so' } })
})

test('being worked on leaves it open, and what was closed by mistake is opened again [F19]', () => {
  expect(moveNeed(open, 'working', today, today)).toMatchObject({ value: { state: 'working', toOn: null } })
  const met = { state: 'met', fromOn: '2026-11-01', toOn: '2026-11-18' } as const
  expect(moveNeed(met, 'open', today, today)).toEqual({ ok: true, value: { state: 'open', toOn: null } })
})

test('a need that tells of health is hidden from those who see no health [K10]', () => {
  expect(needKinds.bathing.sensitive).toBe(true)
  expect(showsNeed(fieldPolicyOf('street_cadre'), 'bathing')).toBe(false)
  expect(showsNeed(fieldPolicyOf('street_cadre'), 'childcare')).toBe(true)
  expect(showsNeed(fieldPolicyOf('grid_worker'), 'bathing')).toBe(true)
})
