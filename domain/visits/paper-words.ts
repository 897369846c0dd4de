import { type Tag, tags } from '@/domain/tags/codes'

/** Words of health and special identity that stand on no paper that is carried through a staircase (GB/T 45574). */
const sensitive = (Object.values(tags) as Tag[])
  .filter((tag) => tag.sensitive)
  .flatMap((tag) => [tag.label, ...(tag.aliases ?? [])])
const healthy = /病|药|医|残|瘫|痴呆|抑郁|透析|化疗|住院|护理|康复|怀孕|流产/

/** Words that go to the door on paper: those that tell of somebody's health stay in the system, and the paper says so. */
export function paperWords(text: string): string {
  return healthy.test(text) || sensitive.some((word) => text.includes(word)) ? '内容不印，出门前看系统' : text
}
