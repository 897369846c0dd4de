import type { Clash } from '@/domain/edits/merge'

/** The words of a field and of its values, for showing a clash to a person. */
export type FieldWords = Record<string, { label: string; shown?: (value: string) => string }>

/** Clashes as a person sees them, with the other's value as the form writes it, so that the next save knows what was seen. */
export function conflictsOf(clashes: readonly Clash[], words: FieldWords) {
  return clashes.map(({ field, before, mine, theirs }) => {
    const { label = field, shown = (value: string) => value } = words[field] ?? {}
    const text = (value: string | null) => (value === null ? '' : shown(value))
    return { field, label, before: text(before), mine: text(mine), theirs: text(theirs), seen: theirs ?? '' }
  })
}

/** Labels of the fields a person changed, as the audit keeps them. */
export function labelsOf(fields: readonly string[], words: FieldWords): string {
  return fields.map((field) => words[field]?.label ?? field).join('、')
}

/** What a form says when two people changed one field; nothing of either is lost. */
export const conflictText = '两人同改一处，请定一个。两边填的都留着，没有丢；没有冲突的几项还没有存，定好以后一起保存。'
