import { type CivilDay, dayOf, daysBetween } from '@/domain/calendar/civil-day'
import { clockText, dayText, weekdayText } from '@/domain/calendar/day-text'
import type { WorkdaySum } from '@/domain/calendar/workdays'

/** How a limit was reckoned: 周五 17:40 登记，3 个工作日，跨端午 → 周四. */
export function limitText(registeredAt: Date, workdays: number, sum: WorkdaySum): string {
  const registered = dayOf(registeredAt)
  const parts = [`${weekdayText(registered)} ${clockText(registeredAt)} 登记`, `${workdays} 个工作日`]
  const crossed = holidaysCrossed(sum)
  if (crossed.length > 0) parts.push(`跨${crossed.join('、')}`)
  if (sum.counted.some(({ kind }) => kind === 'makeup')) parts.push('含调休上班日')
  return `${parts.join('，')} → ${endText(registered, sum.on)}${sum.provisional ? '（暂定）' : ''}`
}

/** Names of the holidays a sum passed over, each once, as people say them (端午, not 端午节). */
export function holidaysCrossed(sum: WorkdaySum): string[] {
  const names = sum.counted.flatMap(({ kind, name }) => (kind === 'holiday' && name ? name.split('、') : []))
  return [...new Set(names.map((name) => name.replace(/(?<=端午|中秋|国庆|清明)节$/, '')))]
}

function endText(from: CivilDay, on: CivilDay): string {
  return daysBetween(from, on) < 7 ? weekdayText(on) : `${dayText(on, from)} ${weekdayText(on)}`
}
