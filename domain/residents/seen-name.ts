import type { FieldPolicy } from '@/domain/access/fields'
import { maskName } from '@/domain/residents/masks'

/** A name as the policy lets it be seen; null stays null. */
export function seenName(name: string | null, { name: policy }: Pick<FieldPolicy, 'name'>): string | null {
  return name === null || policy === 'full' ? name : maskName(name)
}
