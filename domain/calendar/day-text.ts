import { addDays, type CivilDay, dayOf, daysBetween, weekday, yearOf } from '@/domain/calendar/civil-day'

/** 2026年9月1日 */
export function longDay(day: CivilDay): string {
  return `${yearOf(day)}年${monthDay(day)}`
}

/** 9月1日 */
export function monthDay(day: CivilDay): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
}

/** 周五 */
export function weekdayText(day: CivilDay): string {
  return `周${'一二三四五六日'[weekday(day) - 1]}`
}

/** 17:40, in Asia/Shanghai */
export function clockText(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
}

/** How far what is counted up to the end of a day reaches: 2026年9月30日24时, or the moment it was counted when that day was not over. */
export function countedUntil(until: CivilDay, at: Date): string {
  const day = dayOf(at)
  return day > until ? `${longDay(until)}24时` : `${longDay(day)}${clockText(at).replace(':', '时')}分`
}

/** A day as people say it: 昨天, 今天, 明天, 11月24日, and with the year when it is another one. */
export function dayText(day: CivilDay, today: CivilDay): string {
  const near = { [addDays(today, -1)]: '昨天', [today]: '今天', [addDays(today, 1)]: '明天' }[day]
  if (near) return near
  return yearOf(day) === yearOf(today) ? monthDay(day) : longDay(day)
}

/** What is left until a due instant: 今天 17:30, 明天, 11月24日; after it 逾期 2 天, on the very day 逾期 3 小时. */
export function dueText(dueAt: Date, now: Date): string {
  const [due, today] = [lastDayBefore(dueAt), dayOf(now)]
  if (now.getTime() <= dueAt.getTime()) {
    return due === today ? `今天 ${endClock(dueAt)}` : dayText(due, today)
  }
  if (due !== today) return `逾期 ${Math.max(1, daysBetween(due, today))} 天`
  const hours = Math.floor((now.getTime() - dueAt.getTime()) / 3_600_000)
  return hours > 0 ? `逾期 ${hours} 小时` : '逾期不足 1 小时'
}

function lastDayBefore(instant: Date): CivilDay {
  return dayOf(new Date(instant.getTime() - 1))
}

function endClock(instant: Date): string {
  const clock = clockText(instant)
  return clock === '00:00' ? '24:00' : clock
}
