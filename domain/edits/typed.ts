/** Everything a person typed into a form, for showing it again: passwords, files and the framework's own fields left out. */
export function typedInto(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || /password/i.test(name)) continue
    const all = form.getAll(name).filter((value): value is string => typeof value === 'string')
    values[name] = name.endsWith('[]') ? all : (all.find((value) => value !== '') ?? '')
  }
  return values
}
