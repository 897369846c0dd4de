import { href, type Query } from '@/components/ui/links'

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
