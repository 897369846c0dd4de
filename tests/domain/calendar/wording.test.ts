import { expect, test } from 'vitest'
import { dayOf } from '@/domain/calendar/civil-day'
import { countedUntil, dayText, dueText } from '@/domain/calendar/day-text'
import { limitText } from '@/domain/calendar/limit-text'
import { addWorkdays, publishedCalendar } from '@/domain/calendar/workdays'

test.each([
  { at: '2026-06-18T17:40', n: 3, text: '周四 17:40 登记，3 个工作日，跨端午 → 周三' },
  { at: '2026-11-20T17:40', n: 3, text: '周五 17:40 登记，3 个工作日 → 周三' },
  { at: '2026-09-30T09:05', n: 3, text: '周三 09:05 登记，3 个工作日，跨国庆，含调休上班日 → 10月10日 周六' },
  { at: '2026-12-31T09:05', n: 3, text: '周四 09:05 登记，3 个工作日，跨元旦 → 周三（暂定）' },
])('a limit explains itself: $text', ({ at, n, text }) => {
  const registered = new Date(`${at}:00+08:00`)
  expect(limitText(registered, n, addWorkdays(dayOf(registered), n, publishedCalendar))).toBe(text)
})

test.each([
  { at: '2026-10-01T00:00', text: '2026年9月30日24时' },
  { at: '2026-09-30T15:04', text: '2026年9月30日15时04分' },
  { at: '2026-09-28T08:30', text: '2026年9月28日08时30分' },
])('what is counted to the end of 30 September reads $text at $at', ({ at, text }) => {
  expect(countedUntil('2026-09-30', new Date(`${at}:00+08:00`))).toBe(text)
})

test.each([
  { due: '2026-11-21T17:30', text: '今天 17:30' },
  { due: '2026-11-22T00:00', text: '今天 24:00' },
  { due: '2026-11-22T17:30', text: '明天' },
  { due: '2026-11-24T17:30', text: '11月24日' },
  { due: '2027-01-05T17:30', text: '2027年1月5日' },
  { due: '2026-11-19T17:30', text: '逾期 2 天' },
  { due: '2026-11-21T00:00', text: '逾期 1 天' },
  { due: '2026-11-21T08:00', text: '逾期 2 小时' },
  { due: '2026-11-21T10:10', text: '逾期不足 1 小时' },
])('at 10:30 on 21 November, due $due reads $text', ({ due, text }) => {
  expect(dueText(new Date(`${due}:00+08:00`), new Date('2026-11-21T10:30:00+08:00'))).toBe(text)
})

test('near days have names', () => {
  expect(dayText('2026-11-20', '2026-11-21')).toBe('昨天')
  expect(dayText('2026-11-21', '2026-11-21')).toBe('今天')
})
