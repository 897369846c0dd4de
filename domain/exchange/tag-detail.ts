import type { ParsedTag } from '@/domain/exchange/tag-cells'
import { disabilityGrades, disabilityTypes } from '@/domain/residents/codes'
import { preferentialKinds } from '@/domain/tags/preferential-codes'

/** What a tag says beyond its name, in words: 肢体二级, 残疾军人; nothing when it says no more. */
export function tagDetail(tag: ParsedTag): string | undefined {
  const type = tag.disabilityType ? disabilityTypes[tag.disabilityType] : ''
  const grade = tag.disabilityGrade ? disabilityGrades[tag.disabilityGrade] : ''
  const kind = tag.preferentialKind ? preferentialKinds[tag.preferentialKind] : ''
  return [type + grade, kind, tag.detail ?? ''].filter(Boolean).join(' ') || undefined
}
