import { expect, test } from 'vitest'
import { holidayNotices } from '@/domain/calendar/holiday-notices'
import { publishedCalendar, workCalendar } from '@/domain/calendar/workdays'
import { limitSentence, ruler } from '@/domain/issues/deadline-text'
import { type ClockStep, clockOf, limitsOf, urgencyOf } from '@/domain/issues/deadlines'

const at = (text: string) => new Date(`${text}+08:00`)
const limits = (text: string, grade: 'normal' | 'urgent' = 'normal', steps: ClockStep[] = []) =>
  limitsOf(clockOf(grade, at(text), steps), publishedCalendar)

test.each([
  ['2026-09-30T10:00:00', '2026-10-11T00:00:00', '2026-10-14T00:00:00'],
  ['2026-10-03T09:00:00', '2026-10-11T00:00:00', '2026-10-14T00:00:00'],
  ['2026-02-13T17:40:00', '2026-02-26T00:00:00', '2026-02-28T00:00:00'],
  ['2026-05-08T23:59:59', '2026-05-13T00:00:00', '2026-05-15T00:00:00'],
  ['2026-12-30T08:00:00', '2027-01-06T00:00:00', '2027-01-08T00:00:00'],
  ['2026-12-31T08:00:00', '2027-01-07T00:00:00', '2027-01-09T00:00:00'],
])('registered %s: answered before %s, done before %s [K17] [F59]', (registered, answer, done) => {
  expect(limits(registered)).toMatchObject({ answerDueAt: at(answer), dueAt: at(done) })
})

test('what falls due after the published years is provisional, and settled by the next notice [K18]', () => {
  expect(limits('2026-12-30T08:00:00').provisional).toBe(true)
  expect(limits('2026-12-18T08:00:00').provisional).toBe(false)
  const notice = {
    year: 2027,
    source: '假定',
    holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-03' }],
    makeups: ['2027-01-09'],
  }
  const later = limitsOf(clockOf('normal', at('2026-12-30T08:00:00'), []), workCalendar([...holidayNotices, notice]))
  expect(later).toEqual({
    answerDueAt: at('2027-01-06T00:00:00'),
    dueAt: at('2027-01-08T00:00:00'),
    provisional: false,
  })
})

test('较急 runs 24 hours through nights and holidays [K19] [F59]', () => {
  expect(limits('2026-02-15T10:00:00', 'urgent').dueAt).toEqual(at('2026-02-16T10:00:00'))
})

test('amber from the answer limit and red from the last day on, at the close of the day [K20]', () => {
  const issue = { state: 'handling', settledAt: null, ...limits('2026-11-13T17:40:00') }
  expect(urgencyOf(issue, at('2026-11-18T23:59:59'))).toBe('running')
  expect(urgencyOf(issue, at('2026-11-19T00:00:01'))).toBe('due')
  expect(urgencyOf(issue, at('2026-11-20T23:59:59'))).toBe('due')
  expect(urgencyOf(issue, at('2026-11-21T00:00:01'))).toBe('overdue')
})

const paused: ClockStep[] = [
  { act: 'pause', at: at('2026-11-17T09:30:00'), reason: '等配件' },
  { act: 'resume', at: at('2026-11-19T08:40:00') },
]

test('a pause keeps the remaining working days [K20]', () => {
  expect(limits('2026-11-13T17:40:00').dueAt).toEqual(at('2026-11-21T00:00:00'))
  expect(limits('2026-11-13T17:40:00', 'normal', paused)).toMatchObject({
    answerDueAt: at('2026-11-21T00:00:00'),
    dueAt: at('2026-11-25T00:00:00'),
  })
  const open = limits('2026-11-13T17:40:00', 'normal', paused.slice(0, 1))
  expect(open).toEqual({ answerDueAt: null, dueAt: null, provisional: false })
  const urgent = limits('2026-11-13T17:40:00', 'urgent', [
    { act: 'pause', at: at('2026-11-13T18:40:00') },
    { act: 'resume', at: at('2026-11-14T18:40:00') },
  ])
  expect(urgent.dueAt).toEqual(at('2026-11-15T17:40:00'))
})

test('a pause after the limit does not take the lateness back', () => {
  const late = [{ act: 'pause', at: at('2026-11-23T09:00:00') }]
  expect(limits('2026-11-13T17:40:00', 'normal', late).dueAt).toEqual(at('2026-11-21T00:00:00'))
  const urgent = [{ act: 'pause', at: at('2026-11-16T09:00:00') }]
  expect(limits('2026-11-13T17:40:00', 'urgent', urgent).dueAt).toEqual(at('2026-11-14T17:40:00'))
})

test('the days between a reply and its sending back do not run', () => {
  const steps = [
    { act: 'reply', at: at('2026-11-17T09:30:00') },
    { act: 'send_back', at: at('2026-11-19T08:40:00') },
  ]
  expect(limits('2026-11-13T17:40:00', 'normal', steps).dueAt).toEqual(at('2026-11-25T00:00:00'))
})

test('a reopening begins a new count', () => {
  const steps = [{ act: 'reopen', at: at('2026-11-27T09:00:00') }]
  expect(limits('2026-11-13T17:40:00', 'normal', steps).dueAt).toEqual(at('2026-12-05T00:00:00'))
})

test('the end fixed for a hard matter moves on by what stood still after it was fixed', () => {
  const fixed = { act: 'dispatch', at: at('2026-11-16T09:00:00'), dueOn: '2026-12-31' }
  expect(limits('2026-11-13T17:40:00', 'normal', [fixed]).dueAt).toEqual(at('2027-01-01T00:00:00'))
  expect(limits('2026-11-13T17:40:00', 'normal', [fixed, ...paused]).dueAt).toEqual(at('2027-01-03T00:00:00'))
  expect(limits('2026-11-13T17:40:00', 'normal', [fixed, ...paused]).provisional).toBe(false)
})

test('the sum is told in words [F59]', () => {
  const sentence = limitSentence(clockOf('normal', at('2026-11-13T17:40:00'), paused), publishedCalendar)
  expect(sentence).toBe(
    '11月13日（周五）17:40 登记，当日不计；11月14、15、21、22 日周末不计；11月17、18 日暂停（等配件）不计。第 3 个工作日 11月20日前答复；第 5 个工作日 11月24日前办结。',
  )
  expect(limitSentence(clockOf('urgent', at('2026-02-15T10:00:00'), []), publishedCalendar)).toContain(
    '→ 2月16日 10:00',
  )
  expect(limitSentence(clockOf('normal', at('2026-09-30T10:00:00'), []), publishedCalendar)).toContain(
    '10月1—7 日国庆节放假不计；10月10 日调休上班，计入',
  )
})

test('the ruler draws every day of the sum and folds a long pause', () => {
  const seen = { now: at('2026-11-20T09:00:00'), answeredAt: at('2026-11-16T10:20:00'), settledAt: null }
  const days = ruler(clockOf('normal', at('2026-11-13T17:40:00'), paused), publishedCalendar, seen)
  expect(days.map(({ kind, count }) => count ?? kind)).toEqual([
    ...['登记', 'rest', 'rest', '1', '暂停', '暂停', '2', '3', 'rest', 'rest', '4', '5'],
  ])
  expect(days[3]?.note).toBe('已答复')
  expect(days[7]).toMatchObject({ now: true, note: '答复限' })
  expect(days.at(-1)).toMatchObject({ end: true, note: '办结限', label: '24 周二' })
  const long = [
    { act: 'pause', at: at('2026-11-17T09:30:00') },
    { act: 'resume', at: at('2027-02-25T08:40:00') },
  ]
  expect(ruler(clockOf('normal', at('2026-11-13T17:40:00'), long), publishedCalendar, seen).length).toBeLessThan(60)
})
