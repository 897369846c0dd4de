import { halfWidth, unspaced } from '@/domain/characters'

/** What somebody typed into the one box, in the spelling of the keys. */
export type SearchTerms = { text: string; digits: string | null }

/** 找人、户、事: letters small, room shorthand with plain hyphens, `3号楼2单元501` as 3-2-501; digits apart for keyed look-ups. */
export function searchTerms(raw: string): SearchTerms | undefined {
  const tidy = unspaced(halfWidth(raw.replaceAll('\u0000', '')))
    .slice(0, 40)
    .toLowerCase()
  if (tidy === '') return undefined
  const text = shorthand(tidy.replace(/[‐-―－−~～_/\\#]+/g, '-'))
  const digits = /^(\d{4}|\d{3}x|\d{6}|\d{5}x)$/.test(tidy) ? tidy.toUpperCase() : null
  return { text, digits }
}

/** The first key behind every key that begins with `text`, in code point order. */
export function behind(text: string): string {
  return `${text}\u{10ffff}`
}

function shorthand(text: string): string {
  const found = /^(\d+)(?:号楼|幢|栋|楼)(?:(\d+)(?:单元|门))?-?(\d{2,4})室?$/.exec(text)
  return found ? [found[1], found[2], found[3]].filter(Boolean).join('-') : text
}
