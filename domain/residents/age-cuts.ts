import { type CivilDay, civilDay, yearOf } from '@/domain/calendar/civil-day'
import { bandText, lifeBands } from '@/domain/residents/age-bands'

/** 分段: bands as they are typed, for one use; `school` reckons ages on the last day of August. */
export type AgePreset = { code: string; label: string; bands: string; school?: true }

/** Cuts offices ask for: the usual one, nurseries and after-school, the elderly statistics, and the school year (6 by 31 August). */
export const agePresets: readonly AgePreset[] = [
  { code: 'usual', label: '通行', bands: lifeBands.map(bandText).join(' ') },
  { code: 'children', label: '0—3、4—12', bands: '0-3 4-12 13-17 18-59 60-' },
  { code: 'elders', label: '老年统计', bands: '0-59 60-64 65-69 70-79 80-' },
  { code: 'school', label: '按学年', bands: '0-2 3-5 6-11 12-14 15-17 18-', school: true },
]

/** The last day of August of the school year a day lies in: who is six by then goes to school. */
export function schoolDay(day: CivilDay): CivilDay {
  return civilDay(yearOf(day), 8, 31) ?? day
}

export type CutRefusal = { kind: 'bands_unread' } | { kind: 'cut_in_past' }

/** Why a cut was not saved, what is safe, and what to do. */
export function cutRefusalText(refusal: CutRefusal): string {
  switch (refusal.kind) {
    case 'bands_unread':
      return '年龄段看不懂，或者有重叠。没有保存，填过的都在。请写成 0-3 4-12 60-，一个人只能落在一段里。'
    case 'cut_in_past':
      return '生效日在今天以前，过去的统计不能改分法。没有保存，填过的都在。请选今天或以后。'
  }
}
