import { type CivilDay, dayOf } from '@/domain/calendar/civil-day'
import { clockText, monthDay, weekdayText } from '@/domain/calendar/day-text'
import type { WorkCalendar } from '@/domain/calendar/workdays'
import { type Clock, countedDays, issueLimits, limitsOf, type SumDay } from '@/domain/issues/deadlines'

/** One square of the day ruler. */
export type RulerMark = {
  day: CivilDay
  label: string
  count?: string
  note?: string
  kind: 'zero' | 'rest' | 'pause' | 'counted'
  now: boolean
  todo: boolean
  end: boolean
}

const mostMarks = 14

/** When a limit runs out as people say it: 11月24日 24:00 for the end of a day, else the day and the clock. */
export function limitDayText(at: Date): string {
  const day = lastDay(at)
  return dayOf(at) === day ? `${monthDay(day)} ${clockText(at)}` : `${monthDay(day)} 24:00`
}

/** The sum in words: what was not counted and why, and where the third and the fifth working day fall. */
export function limitSentence(clock: Clock, calendar: WorkCalendar): string {
  const started = `${monthDay(dayOf(clock.startedAt))}（${weekdayText(dayOf(clock.startedAt))}）${clockText(clock.startedAt)} 登记`
  const { dueAt, provisional } = limitsOf(clock, calendar)
  if (clock.grade === 'urgent') return `${started}，${urgentEnd(clock, dueAt)}`
  const days = countedDays(clock, calendar)
  const skipped = skippedText(days)
  const limit = (n: number, what: string) => {
    const day = days.find((one) => one.n === n)?.day
    return day ? `第 ${n} 个工作日 ${monthDay(day)}前${what}` : undefined
  }
  const agreed = clock.agreed && dueAt ? `难办事项，定于 ${monthDay(lastDay(dueAt))}前办结` : undefined
  const ends = [
    limit(issueLimits.answerWorkdays, '答复'),
    agreed ?? limit(issueLimits.doneWorkdays, '办结'),
    dueAt ? undefined : '正在暂停，剩余工作日留着，恢复后接着算',
  ].filter(Boolean)
  const tail = provisional ? '（放假安排未公布，期限暂定）' : ''
  return `${[`${started}，当日不计`, ...skipped].join('；')}。${ends.join('；')}${tail}。`
}

/** The sum as squares; long pauses and holidays are drawn as one square. */
export function ruler(
  clock: Clock,
  calendar: WorkCalendar,
  seen: { now: Date; answeredAt: Date | null; settledAt: Date | null },
): RulerMark[] {
  if (clock.grade === 'urgent') return []
  const today = dayOf(seen.now)
  const { dueAt } = limitsOf(clock, calendar)
  const answered = seen.answeredAt ? dayOf(seen.answeredAt) : undefined
  const settled = seen.settledAt ? dayOf(seen.settledAt) : undefined
  const marks = countedDays(clock, calendar).map((one) => markOf(one, today, answered, settled))
  const end = marks.at(-1)
  if (end && dueAt && !clock.agreed) end.end = true
  return marks.length > mostMarks ? folded(marks) : marks
}

function markOf(one: SumDay, today: CivilDay, answered?: CivilDay, settled?: CivilDay): RulerMark {
  const label = `${Number(one.day.slice(8))} ${weekdayText(one.day)}`
  const now = one.day === today
  const base = { day: one.day, label, now, todo: one.day > today, end: false }
  if (one.kind === 'zero') return { ...base, kind: 'zero', count: '登记', ...noteOf(one, answered, settled) }
  if (one.kind === 'stopped') return { ...base, kind: 'pause', count: one.name === '已答复' ? '已答复' : '暂停' }
  if (one.n === undefined) return { ...base, kind: 'rest', ...(one.kind === 'holiday' ? { note: one.name ?? '' } : {}) }
  return { ...base, kind: 'counted', count: String(one.n), ...noteOf(one, answered, settled) }
}

function noteOf(one: SumDay, answered?: CivilDay, settled?: CivilDay): { note?: string } {
  if (one.day === settled) return { note: '已办结' }
  if (one.day === answered) return { note: '已答复' }
  if (one.n === issueLimits.answerWorkdays) return { note: '答复限' }
  if (one.n === issueLimits.doneWorkdays) return { note: '办结限' }
  return one.kind === 'makeup' ? { note: '调休' } : {}
}

function folded(marks: RulerMark[]): RulerMark[] {
  const out: RulerMark[] = []
  for (const mark of marks) {
    const last = out.at(-1)
    const same = last && last.kind === mark.kind && (mark.kind === 'pause' || mark.kind === 'rest') && !mark.now
    if (same && !last.now) last.label = `${last.label.split(/[ —]/u)[0]}—${Number(mark.day.slice(8))}`
    else out.push({ ...mark })
  }
  return out
}

function skippedText(days: readonly SumDay[]): string[] {
  const rest = days.filter(({ kind }) => kind === 'rest').map(({ day }) => day)
  const holidays = groupedBy(
    days.filter(({ kind }) => kind === 'holiday'),
    ({ name }) => name ?? '放假',
  )
  const stopped = groupedBy(
    days.filter(({ kind }) => kind === 'stopped'),
    ({ name }) => name ?? '挂起',
  )
  const makeup = days.filter(({ kind, n }) => kind === 'makeup' && n !== undefined).map(({ day }) => day)
  return [
    ...(rest.length > 0 ? [`${daysText(rest)}周末不计`] : []),
    ...[...holidays].map(([name, all]) => `${daysText(all.map(({ day }) => day))}${name}放假不计`),
    ...(makeup.length > 0 ? [`${daysText(makeup)}调休上班，计入`] : []),
    ...[...stopped].map(([name, all]) => `${daysText(all.map(({ day }) => day))}暂停（${name}）不计`),
  ]
}

/** `14、15 日`; a longer run as `1—7 日`; with its month when it is another one. */
function daysText(days: readonly CivilDay[]): string {
  const byMonth = groupedBy(days, (day) => day.slice(5, 7))
  return [...byMonth]
    .map(([month, all]) => {
      const numbers = all.map((day) => Number(day.slice(8)))
      const [first = 0] = numbers
      const last = numbers.at(-1) ?? first
      const run = numbers.length > 2 && last - first === numbers.length - 1
      return `${Number(month)}月${run ? `${first}—${last}` : numbers.join('、')} 日`
    })
    .join('、')
}

function urgentEnd({ stops }: Clock, dueAt: Date | null): string {
  if (!dueAt) return '24 小时内办结，不分昼夜与节假日；正在暂停，剩余时间留着，恢复后接着算。'
  const paused = stops.length > 0 ? `，暂停 ${stops.length} 次的时间不计` : ''
  return `24 小时内办结，不分昼夜与节假日${paused} → ${monthDay(dayOf(dueAt))} ${clockText(dueAt)}。`
}

function lastDay(dueAt: Date): CivilDay {
  return dayOf(new Date(dueAt.getTime() - 1))
}

function groupedBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
