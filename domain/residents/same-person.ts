import { residentWords } from '@/domain/residents/words'

/** Which of two records a fact is taken from: the one that stays, or the one that goes into it. */
export type Source = 'kept' | 'other'

/** What is chosen of two records, fact by fact; the kind of number goes with the number. */
export const chosenFacts = Object.keys(residentWords).filter((field) => field !== 'idType')

type Facts = Record<string, unknown>
const unknowns: readonly unknown[] = [undefined, null, '', '0', 'WZ']

/** The facts in which two records differ, each with the record it is taken from unless somebody decides otherwise: the one that knows it. */
export function differingFacts(kept: Facts, other: Facts): Map<string, Source> {
  const known = (value: unknown) => !unknowns.includes(value)
  return new Map(
    chosenFacts
      .filter((field) => (kept[field] ?? null) !== (other[field] ?? null))
      .map((field) => [field, !known(kept[field]) && known(other[field]) ? 'other' : 'kept']),
  )
}

/** Why two records are taken for the same person, in words. */
export function likenessText({ birth, phone }: { birth: boolean; phone: boolean }): string {
  return ['姓名', birth && '出生日期', phone && '电话'].filter(Boolean).join('、').concat('相同')
}
