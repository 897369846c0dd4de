/** What a form shows after the server refused it: the words, the fields they belong to, what was typed, who else wrote. */
export type FormState = {
  message?: string
  fields?: Partial<Record<string, string[]>>
  values?: Record<string, string | string[]>
  conflict?: { field: string; label: string; mine: string; theirs: string; before: string }[]
}
