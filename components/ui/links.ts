export type Query = Record<string, string | number | boolean | readonly string[] | null | undefined>

/** An address with a query; empty and missing values are left out, lists repeat the name. */
export function href(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value]
    for (const one of values)
      if (one !== undefined && one !== null && one !== '' && one !== false) search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The same page with some of its query changed; every change starts again at the first page. */
export function changed(path: string, query: Query, change: Query): string {
  return href(path, { ...query, after: undefined, before: undefined, page: undefined, ...change })
}

/** The link of a column head: the first click sorts up, the next one down. */
export function sortLink(path: string, query: Query, sort: { id: string; descending: boolean } | undefined) {
  return (columnId: string) =>
    changed(path, query, { sort: sort?.id === columnId && !sort.descending ? `-${columnId}` : columnId })
}
