import { href, type Query } from '@/components/ui/links'
import type { TagCode } from '@/domain/tags/codes'

/** The address of a list from its parsed query: what is at its default is left out. */
export function listHref(query: Query, change: Query = {}, path = '/households'): string {
  const all: Query = { ...query, after: undefined, before: undefined, ...change }
  const { sort, cols, ...rest } = all
  return href(path, { ...rest, sort: sort === 'address' ? undefined : sort, cols: colsText(cols) })
}

const usual = 'address,head,members,class,colour,tags,last,next,responsible'

function colsText(cols: Query[string]): string | undefined {
  const text = Array.isArray(cols) ? cols.join(',') : cols ? String(cols) : undefined
  return text === usual ? undefined : text
}

/** Where it says why a household has a sign: a tag, its class, its colour. */
export function whyHref(householdId: string, sign: TagCode | 'class' | 'colour'): string {
  return `/households/${householdId}/why/${sign}`
}
