import type { FormEntries } from '@/domain/visits/sync'

type Length = readonly [label: string, most: number]

/** How many letters a text of a visit may have, by its field and what the form calls it; numbered ones stand once. */
export const visitLengths = {
  note: ['一句话', 2000],
  taskReason: ['没做的，为什么', 200],
  needWords: ['需求说明', 200],
  talentSkills: ['会做什么', 120],
  talentReach: ['怎么请', 120],
  promiseText: ['答应的事', 200],
  fireWords: ['消防看到什么', 300],
  correctHours: ['什么时段方便', 60],
  correctLanguage: ['说什么话', 40],
  request: ['居民提了什么', 500],
  observation: ['民情', 500],
  fact: ['现在怎样', 200],
} as const satisfies Record<string, Length>

/** The same of what was seen at a place. */
export const placeLengths = {
  household: ['哪一户', 120],
  place: ['在哪里', 120],
  text: ['看到什么', 1000],
} as const satisfies Record<string, Length>

/** The first text that is too long, with both lengths: nothing is cut. Nothing when all fit. */
export function lengthFault(form: FormEntries, lengths: Readonly<Record<string, Length>>): string | undefined {
  for (const [name, value] of form) {
    const [label, most] = lengths[name] ?? lengths[name.replace(/^(request|observation|fact)\w*_text$/, '$1')] ?? []
    const letters = value.trim().length
    if (label && most && letters > most) return `“${label}”最多 ${most} 字，现在 ${letters} 字，都还在，请改短。`
  }
  return undefined
}
