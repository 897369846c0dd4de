import { describe, expect, test } from 'vitest'
import { granted, type Role, roles } from '@/domain/access/roles'
import type { Clerk, Issue } from '@/domain/issues/issue'
import {
  type IssueAct,
  type IssueState,
  issueStates,
  stepsFrom,
  type Transition,
  transitions,
} from '@/domain/issues/lifecycle'
import { followUp, overallRating } from '@/domain/issues/steps/answer'
import { availableSteps } from '@/domain/issues/steps/available'
import { dispatch } from '@/domain/issues/steps/dispatch'
import { merge } from '@/domain/issues/steps/end'
import { objectionTo } from '@/domain/issues/steps/guard'
import { proposedSupervision, supervise } from '@/domain/issues/supervision'
import { arrive, rateArrival } from '@/domain/issues/whistle'

const now = new Date('2026-11-20T09:00:00+08:00')
const handler = 'handler'
const clerk: Clerk = { id: 'clerk', unitCode: null, now }

function issueIn(state: IssueState, more: Partial<Issue> = {}): Issue {
  const settled = ['replied', 'rated', 'closed', 'declined', 'merged', 'withdrawn'].includes(state)
  return {
    id: 'one',
    state,
    handlerId: handler,
    hard: false,
    settledAt: settled ? now : null,
    unitCode: null,
    ...more,
  } as Issue
}

const acts = Object.keys(transitions) as IssueAct[]
const states = Object.keys(issueStates) as IssueState[]
const everybody = Object.keys(roles) as Role[]

describe('every act × state × role', () => {
  const cases = acts.flatMap((act) => states.flatMap((state) => everybody.map((role) => ({ act, state, role }))))
  test.each(cases)('$act in $state by $role follows the table [F58]', ({ act, state, role }) => {
    const { from, permission }: Transition = transitions[act]
    const allowed = from.includes(state) && granted[role].has(permission)
    expect(stepsFrom(state, (wanted) => granted[role].has(wanted)).includes(act)).toBe(allowed)
    const offered = availableSteps(issueIn(state), role, clerk, { followUps: 1 }).find((step) => step.act === act)
    expect(offered !== undefined).toBe(from.includes(state))
    expect(offered?.why === null).toBe(allowed)
    if (!from.includes(state)) {
      expect(objectionTo(act, issueIn(state), clerk, { followUps: 1 })).toEqual({ kind: 'not_in_state', act, state })
    }
  })
})

test('from registration every state can be reached, and from every state an end', () => {
  const after = (state: IssueState) =>
    acts
      .filter((act) => (transitions[act].from as readonly IssueState[]).includes(state))
      .map((act) => transitions[act].to)
  const reached = new Set<IssueState>(['reported'])
  for (const state of reached) for (const next of after(state)) reached.add(next)
  expect([...reached].sort()).toEqual([...states].sort())
  expect(states.filter((state) => after(state).length === 0).sort()).toEqual(['declined', 'merged', 'withdrawn'])
})

test('a hard matter without unit, person or deadline is not dispatched [F62]', () => {
  const full = {
    route: 'transfer' as const,
    unitCode: 'drainage' as const,
    units: [],
    handlerId: handler,
    hard: true,
    dueOn: '2026-12-01',
    note: null,
  }
  expect(dispatch('dispatch', issueIn('accepted'), clerk, full).ok).toBe(true)
  for (const gap of [{ unitCode: null }, { handlerId: null }, { dueOn: null }]) {
    expect(dispatch('dispatch', issueIn('accepted'), clerk, { ...full, ...gap })).toMatchObject({
      refusal: { kind: 'hard_needs_three' },
    })
  }
  expect(dispatch('dispatch', issueIn('accepted'), clerk, { ...full, dueOn: '2026-11-19' })).toMatchObject({
    refusal: { kind: 'deadline_is_past' },
  })
})

test('a transfer names a unit, a whistle at least one, self-handling a person [F60]', () => {
  const bare = { unitCode: null, units: [], handlerId: null, hard: false, dueOn: null, note: null }
  const refusalOf = (route: 'self' | 'transfer' | 'whistle') =>
    dispatch('dispatch', issueIn('accepted'), clerk, { ...bare, route })
  expect(refusalOf('self')).toMatchObject({ refusal: { kind: 'handler_needed' } })
  expect(refusalOf('transfer')).toMatchObject({ refusal: { kind: 'unit_needed' } })
  expect(refusalOf('whistle')).toMatchObject({ refusal: { kind: 'whistle_needs_units' } })
  const whistle = dispatch('dispatch', issueIn('accepted'), clerk, {
    ...bare,
    route: 'whistle',
    units: ['fire', 'urban', 'fire'],
  })
  expect(whistle).toMatchObject({ value: { whistles: ['fire', 'urban'], change: { unitCode: 'fire' } } })
})

test('nobody follows up the own work, and a 差评 names its cause [F64] [F66]', () => {
  const answer = { rating: 'dissatisfied' as const, cause: null, note: null, mode: 'phone' as const }
  expect(followUp(issueIn('replied'), { ...clerk, id: handler }, answer, [])).toMatchObject({
    refusal: { kind: 'own_work' },
  })
  expect(followUp(issueIn('replied'), clerk, answer, [])).toMatchObject({ refusal: { kind: 'cause_needed' } })
  expect(followUp(issueIn('replied'), clerk, { ...answer, cause: 'slow' }, [])).toMatchObject({
    value: { change: { rating: 'dissatisfied', cause: 'slow' } },
  })
})

test('the matter carries the rating most households gave, of equals the worse [F65]', () => {
  const satisfied = Array.from({ length: 19 }, () => ({ rating: 'satisfied' as const, cause: null }))
  expect(overallRating([...satisfied, { rating: 'fair', cause: null }])).toEqual({ rating: 'satisfied', cause: null })
  expect(
    overallRating([
      { rating: 'satisfied', cause: null },
      { rating: 'dissatisfied', cause: 'slow' },
    ]),
  ).toEqual({
    rating: 'dissatisfied',
    cause: 'slow',
  })
  expect(overallRating([{ rating: 'unrated', cause: null }])).toEqual({ rating: 'unrated', cause: null })
})

test('nothing is filed without a follow-up [F63]', () => {
  expect(objectionTo('close', issueIn('rated'), clerk, { followUps: 0 })).toEqual({ kind: 'no_follow_up' })
  expect(objectionTo('close', issueIn('rated'), clerk, { followUps: 1 })).toBeUndefined()
})

test('a unit touches only what was sent to it', () => {
  const unit = { ...clerk, unitCode: 'fire' }
  expect(objectionTo('finish', issueIn('handling', { unitCode: 'urban' }), unit, { followUps: 0 })).toEqual({
    kind: 'sent_to_another_unit',
  })
  expect(objectionTo('finish', issueIn('handling', { unitCode: 'fire' }), unit, { followUps: 0 })).toBeUndefined()
})

test('a matter merges into another one that is open', () => {
  const note = '同一处'
  expect(merge(issueIn('accepted'), clerk, { note, into: undefined })).toMatchObject({
    refusal: { kind: 'target_not_found' },
  })
  expect(merge(issueIn('accepted'), clerk, { note, into: issueIn('accepted') })).toMatchObject({
    refusal: { kind: 'merge_into_itself' },
  })
  const closed = issueIn('closed', { id: 'two', number: '2026-0001' })
  expect(merge(issueIn('accepted'), clerk, { note, into: closed })).toMatchObject({
    refusal: { kind: 'target_is_settled' },
  })
})

test('supervision only rises; red never falls back to yellow; taking it off is explicit [F81]', () => {
  const red = issueIn('handling', { supervision: 'red' })
  for (const level of ['plain', 'yellow', 'red'] as const) {
    expect(supervise(red, { level, note: '超期' })).toMatchObject({ refusal: { kind: 'supervision_only_rises' } })
  }
  expect(supervise(red, { level: 'lift', note: '已办' })).toMatchObject({ value: { supervision: null } })
  expect(supervise(issueIn('handling', { supervision: null }), { level: 'yellow', note: null })).toMatchObject({
    refusal: { kind: 'supervision_needs_reason' },
  })
})

test('较急 overdue by 24 hours is proposed for 黄牌, by 48 for 红牌 [F81]', () => {
  const late = (hours: number) => ({
    grade: 'urgent' as const,
    settledAt: null,
    supervision: null,
    dueAt: new Date(now.getTime() - hours * 3_600_000),
  })
  expect([1, 24, 48].map((hours) => proposedSupervision(late(hours), now))).toEqual(['plain', 'yellow', 'red'])
  expect(proposedSupervision({ ...late(48), supervision: 'red' }, now)).toBeUndefined()
  expect(proposedSupervision({ ...late(48), settledAt: now }, now)).toBeUndefined()
})

test('an arrival is noted once, by the called unit or the committee, and rated from below [F60]', () => {
  const whistle = { unitCode: 'fire', arrivedAt: null, dueAt: new Date(now.getTime() + 1) }
  expect(arrive(whistle, { unitCode: 'urban', now }, '王磊')).toMatchObject({
    refusal: { kind: 'sent_to_another_unit' },
  })
  expect(arrive({ ...whistle, arrivedAt: now }, { unitCode: null, now }, '王磊')).toMatchObject({
    refusal: { kind: 'already_arrived' },
  })
  expect(rateArrival(whistle, { unitCode: null, now }, 'satisfied', null)).toMatchObject({
    refusal: { kind: 'not_arrived_yet' },
  })
  expect(rateArrival({ ...whistle, arrivedAt: now }, { unitCode: 'fire', now }, 'satisfied', null)).toMatchObject({
    refusal: { kind: 'rated_from_below' },
  })
  expect(rateArrival({ ...whistle, dueAt: now }, { unitCode: null, now }, 'dissatisfied', '没来').ok).toBe(true)
})
