const weekdays = ['日', '一', '二', '三', '四', '五', '六']

type Parts = { year: number; month: number; day: number; time: string }

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function civil(day: string): Parts {
  const [year = 0, month = 0, date = 0] = day.slice(0, 10).split('-').map(Number)
  return { year, month, day: date, time: '' }
}

const dayNumber = (day: string) => Math.round(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) / 86_400_000)

/** Civil day in Asia/Shanghai of an instant, `2026-11-20`. */
export function dayOf(instant: Date): string {
  return shanghai.format(instant).slice(0, 10)
}

/** Time in Asia/Shanghai, `17:40`. */
export function clock(instant: Date): string {
  return shanghai.format(instant).slice(-5)
}

/** `11月20日`; the year stands before it when it is not the year of `today`. */
export function dayText(day: string, today: string): string {
  const { year, month, day: date } = civil(day)
  const text = `${month}月${date}日`
  return year === civil(today).year ? text : `${year}年${text}`
}

/** 昨天, 今天, 明天, or the date. */
export function nearDay(day: string, today: string): string {
  const away = dayNumber(day) - dayNumber(today)
  if (away === 0) return '今天'
  if (away === 1) return '明天'
  if (away === -1) return '昨天'
  return dayText(day, today)
}

/** `11月13日 17:40`; 今天 and 昨 shorten the day. */
export function momentText(instant: Date, today: string): string {
  const day = dayOf(instant)
  const away = dayNumber(day) - dayNumber(today)
  if (away === 0) return `今天 ${clock(instant)}`
  if (away === -1) return `昨 ${clock(instant)}`
  return `${dayText(day, today)} ${clock(instant)}`
}

/** `11月20日　星期五`. */
export function longDay(day: string, today: string): string {
  return `${dayText(day, today)}　星期${weekdayOf(day)}`
}

/** 一 … 日. */
export function weekdayOf(day: string): string {
  return weekdays[new Date(`${day.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? ''
}

/** Whole days from `today` to `day`; negative when it is past. */
export function daysAway(day: string, today: string): number {
  return dayNumber(day) - dayNumber(today)
}

/** A deadline in words: `逾期 2 天`, 今天, 明天, `11月24日`. */
export function deadlineText(day: string, today: string): string {
  const away = daysAway(day, today)
  return away < 0 ? `逾期 ${-away} 天` : nearDay(day, today)
}

/** Whole official date, `2026年11月23日`. */
export function officialDay(day: string): string {
  const { year, month, day: date } = civil(day)
  return `${year}年${month}月${date}日`
}

/** `9月1日—10月31日`. */
export function periodText(from: string, to: string, today: string): string {
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  return sameMonth ? `${dayText(from, today)}—${civil(to).day}日` : `${dayText(from, today)}—${dayText(to, today)}`
}
