import { characterCount, halfWidth, visible } from '@/domain/characters'

/** Longest name GB/T 31000 takes, in characters. */
export const longestName = 50

export type NameConcern = 'rare_or_damaged' | 'latin' | 'digits' | 'too_long'

/**
 * A name as it is kept: no white space around or between characters of Han script, every sort of middle dot as U+00B7.
 * Never NFKC: compatibility ideographs are letters of somebody's name.
 */
export function normaliseName(raw: string): string {
  return visible(raw)
    .replace(/\u3000|\u00a0/g, ' ')
    .trim()
    .replace(/[•・．‧∙⋅●‒·˙]|(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, '\u00b7')
    .replace(/\s*\u00b7\s*/g, '\u00b7')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\s+/g, ' ')
}

/** What looks odd about a name; nothing here forbids it. */
export function nameConcerns(name: string): NameConcern[] {
  const concerns: NameConcern[] = []
  if (/[?？□■�*＊]|\p{Co}|[（(].*[）)]/u.test(name)) concerns.push('rare_or_damaged')
  if (/\p{Script=Han}/u.test(name) && /[A-Za-z]/.test(halfWidth(name))) concerns.push('latin')
  if (/\d/.test(halfWidth(name))) concerns.push('digits')
  if (characterCount(name) > longestName) concerns.push('too_long')
  return concerns
}
