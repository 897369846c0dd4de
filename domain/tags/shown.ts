import type { FieldPolicy } from '@/domain/access/fields'
import { type TagCode, tags } from '@/domain/tags/codes'

/** False for a tag that GB/T 45574 calls sensitive, where the policy hides those. */
export function showsTag(fields: FieldPolicy, code: TagCode): boolean {
  return fields.sensitive === 'shown' || !tags[code].sensitive
}
