import type { ContactChannel, ContactClass } from '@/domain/households/codes'
import { accept, type Result, refuse } from '@/domain/result'
import { type TagCode, tags } from '@/domain/tags/codes'

/** C 类规则 (seed row 25): 高龄、独居、孤老、失独、低保困难、优抚, and those who cannot care for themselves. */
export const careTags: readonly TagCode[] = [
  'advanced_age',
  'living_alone',
  'lonely_elder',
  'elders_only',
  'lost_only_child',
  'minimum_living',
  'low_income_edge',
  'destitute',
  'hardship_family',
  'preferential',
  'martyr_family',
  'disabled_elder',
  'dementia',
]

export type ClassProposal = { contactClass: ContactClass; because: string }

/** The class the rules propose; a wish not to be visited (A) is nobody's to propose. */
export function proposedClass(held: readonly TagCode[]): ClassProposal {
  const hits = careTags.filter((code) => held.includes(code)).map((code) => tags[code].label)
  if (hits.length === 0) return { contactClass: 'B', because: '没有命中 C 类规则' }
  const count = hits.length === 1 ? '' : ` ${['', '一', '两', '三', '四', '五'][hits.length] ?? hits.length}项`
  return { contactClass: 'C', because: `${hits.join('、')}${count}命中 C 类规则` }
}

export type ReachRefusal = { kind: 'class_a_needs_channel' }

/** A 类 (seed row 23): no door visits, so another channel and its hours must be known. */
export function reachable(
  contactClass: ContactClass | null,
  channel: ContactChannel | null,
  hours: string | null,
): Result<null, ReachRefusal> {
  if (contactClass !== 'A') return accept(null)
  return channel === null || channel === 'door' || hours === null
    ? refuse({ kind: 'class_a_needs_channel' })
    : accept(null)
}
