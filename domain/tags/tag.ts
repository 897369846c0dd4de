import { halfWidth, unspaced } from '@/domain/characters'
import { type Tag, type TagCode, tags } from '@/domain/tags/codes'

const byWord: ReadonlyMap<string, TagCode> = new Map(
  (Object.entries(tags) as [TagCode, Tag][]).flatMap(([code, { label, aliases = [] }]) =>
    [label, ...aliases, code].map((word) => [word, code] as const),
  ),
)

/** The dictionary's entry for a code. */
export function tagOf(code: TagCode): Tag {
  return tags[code]
}

/** The tag a word stands for, by label or alias; undefined asks the user. */
export function tagFrom(text: string): TagCode | undefined {
  const word = unspaced(halfWidth(text)).replace(/[()]/g, '')
  return byWord.get(word) ?? byWord.get(word.replace(/(老人|家庭|人员|户|对象)$/, ''))
}

/** True of a benefit granted to a household, which says whom of it it covers. */
export function coversSomebody(code: TagCode): boolean {
  const { about, source }: Tag = tags[code]
  return about === 'household' && source === 'benefit'
}
