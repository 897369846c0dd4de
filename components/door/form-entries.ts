import type { FormEntries } from '@/domain/visits/sync'

/** Fields of a form by name; a list where the name says so. */
export type Values = Record<string, string | string[]>

/** The form as it stands, empty fields left out. */
export function entriesIn(form: HTMLFormElement): FormEntries {
  return [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value.trim() !== '' ? [[name, value] as const] : [],
  )
}

/** What the fields of a form are filled with again. */
export function valuesOf(form: FormEntries): Values {
  const values: Values = {}
  for (const [name, value] of form) {
    const before = values[name]
    values[name] = name.endsWith('[]') ? [...(Array.isArray(before) ? before : []), value] : value
  }
  return values
}
