import { attentions, contactClasses } from '@/domain/households/codes'
import { tags } from '@/domain/tags/codes'
import type { CadenceRule, CadenceSubject } from '@/domain/visits/cadence'

/** What a rule speaks of, in words: 红色户, C 类（重点）, 独居, 全部户. */
export function subjectWords({ about, value }: CadenceSubject): string {
  if (about === 'all') return '全部户'
  if (about === 'colour') return `${attentions[value as keyof typeof attentions]}色户`
  if (about === 'class') return `${value} 类（${contactClasses[value as keyof typeof contactClasses]}）`
  return tags[value as keyof typeof tags].label
}

/** Every how many days, as people say it. */
export function everyWords(days: number): string {
  const said: Record<number, string> = {
    1: '每天',
    7: '每周',
    30: '每月',
    90: '每季',
    183: '半年一访',
    366: '一年一访',
  }
  return said[days] ?? `每 ${days} 天`
}

/**
 * Why a household stands on a round. A sensitive tag is not named: a round goes to the door on paper, and the file says why
 * to those who may read it.
 */
export function cadenceWords({ about, value, days }: CadenceRule): string {
  if (about === 'all') return everyWords(days)
  if (about === 'tag' && tags[value as keyof typeof tags].sensitive) return `按走访频次${everyWords(days)}`
  const short = about === 'class' ? `${value} 类` : subjectWords({ about, value })
  return `${short}${everyWords(days)}`
}
