import type { Role } from '@/domain/access/roles'

/** How far a role sees the fields of a person; pages, exports, prints and search obey the same row. */
export type FieldPolicy = {
  name: 'full' | 'surname'
  birth: 'day' | 'age'
  identity: 'masked' | 'hidden'
  phone: 'masked' | 'hidden'
  sensitive: 'shown' | 'hidden'
}

const office: FieldPolicy = { name: 'full', birth: 'day', identity: 'masked', phone: 'masked', sensitive: 'shown' }
const distant: FieldPolicy = { name: 'surname', birth: 'age', identity: 'hidden', phone: 'hidden', sensitive: 'hidden' }

/** 字段可见范围 (design §8): committee staff work with the file, cadres see masked fields, nobody else sees people. */
export function fieldPolicyOf(role: Role): FieldPolicy {
  return role === 'secretary' || role === 'grid_worker' ? office : distant
}
