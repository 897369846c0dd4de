import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PauseReason, Rating } from '@/domain/issues/codes'
import type { Clerk, Issue, Step } from '@/domain/issues/issue'
import { type IssueAct, type IssueState, openStates, type Transition, transitions } from '@/domain/issues/lifecycle'
import { accept, take } from '@/domain/issues/steps/accept'
import { close, followUp, reopen, reply, sendBack } from '@/domain/issues/steps/answer'
import { dispatch } from '@/domain/issues/steps/dispatch'
import { decline, merge, withdraw } from '@/domain/issues/steps/end'
import { finish, pause, resume } from '@/domain/issues/steps/handle'
import type { Result } from '@/domain/result'

const people = ['赵晓梅', '马慧', '周敏华'] as const
const acts = Object.keys(transitions) as IssueAct[]
const hour = 3_600_000
const first = Date.parse('2026-11-02T08:00:00+08:00')

type Event = { act: IssueAct; by: (typeof people)[number]; rating: Rating; hard: boolean; hours: number }
type Told = {
  issue: Issue
  answered: { by: string; rating: Rating }[]
  trail: { act: IssueAct; from: IssueState; to: IssueState }[]
}

const events: fc.Arbitrary<Event[]> = fc.array(
  fc.record({
    act: fc.constantFrom(...acts),
    by: fc.constantFrom(...people),
    rating: fc.constantFrom<Rating>('satisfied', 'fair', 'dissatisfied', 'unrated'),
    hard: fc.boolean(),
    hours: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 40 },
)

function taken(issue: Issue, { act, by, rating, hard }: Event, now: Date, told: Told): Result<Step, { kind: string }> {
  const clerk: Clerk = { id: by, unitCode: null, now }
  const note = '说明'
  const sent = {
    route: 'self' as const,
    unitCode: 'urban' as const,
    units: [],
    handlerId: by,
    hard,
    dueOn: hard ? '2027-12-31' : null,
    note,
  }
  switch (act) {
    case 'accept':
      return accept(issue, clerk, { note })
    case 'take':
      return take(issue, clerk, { note })
    case 'dispatch':
    case 'redispatch':
      return dispatch(act, issue, clerk, sent)
    case 'pause':
      return pause(issue, clerk, { note, reason: 'material' as PauseReason })
    case 'resume':
      return resume(issue, clerk, { note })
    case 'finish':
      return finish(issue, clerk, { note, results: [] })
    case 'reply':
      return reply(issue, clerk, { note, mode: 'phone' })
    case 'follow_up':
      return followUp(
        issue,
        clerk,
        { rating, cause: rating === 'dissatisfied' ? 'slow' : null, note, mode: 'phone' },
        [],
      )
    case 'send_back':
      return sendBack(issue, clerk, { note })
    case 'close':
      return close(issue, clerk, { note }, { followUps: told.answered.length })
    case 'reopen':
      return reopen(issue, clerk, { note })
    case 'decline':
      return decline(issue, clerk, { note })
    case 'withdraw':
      return withdraw(issue, clerk, { note })
    case 'merge':
      return merge(issue, clerk, { note, into: { id: 'other', settledAt: null, number: '2026-0002' } as Issue })
  }
}

function tell(script: Event[], start = first): Told {
  const registeredAt = new Date(start)
  const told: Told = {
    issue: {
      id: 'one',
      state: 'reported',
      registeredAt,
      firstTakerId: '赵晓梅',
      handlerId: null,
      settledAt: null,
      reopened: 0,
    } as unknown as Issue,
    answered: [],
    trail: [],
  }
  let now = start
  for (const event of script) {
    now += event.hours * hour
    const outcome = taken(told.issue, event, new Date(now), told)
    if (!outcome.ok) continue
    const { state, change } = outcome.value
    told.trail.push({ act: event.act, from: told.issue.state, to: state })
    if (event.act === 'follow_up') told.answered.push({ by: event.by, rating: event.rating })
    told.issue = { ...told.issue, ...change, state } as Issue
    holds(told)
  }
  return told
}

/** What is true after every step, whatever came before. */
function holds({ issue, answered }: Told): void {
  const open = openStates.includes(issue.state)
  expect(issue.settledAt === null).toBe(open)
  expect(issue.firstTakerId).toBe('赵晓梅')
  if (issue.state === 'handling' || issue.state === 'paused' || issue.state === 'handled')
    expect(issue.handlerId).toBeTruthy()
  if (issue.state === 'replied' || issue.state === 'rated' || issue.state === 'closed') expect(issue.reply).toBeTruthy()
  if (issue.state === 'closed') expect(answered.length).toBeGreaterThan(0)
  if (issue.state === 'paused') expect(issue.pauseReason).toBeTruthy()
  if (issue.rating === 'dissatisfied') expect(issue.cause).toBeTruthy()
}

test('in ten thousand random orders nothing is orphaned and no state is skipped [R22]', () => {
  fc.assert(
    fc.property(events, (script) => {
      let state: IssueState = 'reported'
      for (const step of tell(script).trail) {
        const rule: Transition = transitions[step.act]
        expect(step.from).toBe(state)
        expect(rule.from).toContain(step.from)
        expect(step.to).toBe(rule.to)
        state = step.to
      }
    }),
    { numRuns: 10_000 },
  )
})

test('nobody in any order follows up the own work [R22] [F64]', () => {
  fc.assert(
    fc.property(events, (script) => {
      let handler: string | null = null
      let now = first
      const told = tell([])
      for (const event of script) {
        now += event.hours * hour
        handler = told.issue.handlerId
        const outcome = taken(told.issue, event, new Date(now), told)
        if (!outcome.ok) continue
        if (event.act === 'follow_up') expect(event.by).not.toBe(handler)
        told.issue = { ...told.issue, ...outcome.value.change, state: outcome.value.state } as Issue
      }
    }),
    { numRuns: 2_000 },
  )
})

test('结转 + 新增 = 办结 + 在办 for any period over any register [R22] [F67]', () => {
  const register = fc.array(fc.tuple(events, fc.integer({ min: 0, max: 2000 })), { minLength: 1, maxLength: 12 })
  const period = fc.tuple(fc.integer({ min: 0, max: 2500 }), fc.integer({ min: 1, max: 1500 }))
  fc.assert(
    fc.property(register, period, (scripts, [from, length]) => {
      const rows = scripts.map(([script, start]) => tell(script, first + start * hour).issue)
      const [start, end] = [first + from * hour, first + (from + length) * hour]
      const [at, settled] = [
        (one: Issue) => one.registeredAt.getTime(),
        (one: Issue) => one.settledAt?.getTime() ?? Infinity,
      ]
      const carried = rows.filter((one) => at(one) < start && settled(one) >= start).length
      const fresh = rows.filter((one) => at(one) >= start && at(one) < end).length
      const done = rows.filter((one) => settled(one) >= start && settled(one) < end).length
      const open = rows.filter((one) => at(one) < end && settled(one) >= end).length
      expect(carried + fresh).toBe(done + open)
    }),
    { numRuns: 500 },
  )
})
