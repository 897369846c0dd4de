import type { Actor } from '@/domain/access/actor'
import type { Role } from '@/domain/access/roles'
import { type AreaCode, type AreaLevel, contains, levelOf } from '@/domain/areas/area-code'

/** 三员: none of them may be made by one of the same level. */
export const administrators: ReadonlySet<Role> = new Set(['auditor', 'security_admin', 'system_admin'])

/** The levels of area at which a role works. */
export const levelsOfRole: Record<Role, readonly AreaLevel[]> = {
  street_cadre: ['street'],
  department: ['street', 'committee'],
  secretary: ['committee'],
  grid_worker: ['grid', 'committee'],
  volunteer: ['committee', 'grid'],
  property_manager: ['street', 'committee', 'grid'],
  district_viewer: ['district'],
  auditor: ['district', 'street'],
  security_admin: ['district', 'street'],
  system_admin: ['district', 'street'],
}

/** What an account is to be given. */
export type Assignment = { role: Role; areaCode: AreaCode; unitCode: string | null; buildingId: string | null }

export type AssignmentRefusal =
  | { kind: 'outside_area' }
  | { kind: 'wrong_level'; role: Role }
  | { kind: 'own_level' }
  | { kind: 'unit_needed' }
  | { kind: 'unit_not_wanted' }
  | { kind: 'building_needed' }
  | { kind: 'building_not_wanted' }

/**
 * Whether `by` may give this out: inside the own area, the role at a level where it works, an administrator only below the
 * own level (nobody makes an equal), a unit for those who work for one, a building for a volunteer (等保 B4, T5).
 */
export function assignmentRefusal(by: Actor, wanted: Assignment): AssignmentRefusal | undefined {
  const { role, areaCode, unitCode, buildingId } = wanted
  if (!contains(by.areaCode, areaCode)) return { kind: 'outside_area' }
  if (!levelsOfRole[role].includes(levelOf(areaCode))) return { kind: 'wrong_level', role }
  if (administrators.has(role) && areaCode === by.areaCode) return { kind: 'own_level' }
  const forUnit = role === 'department' || role === 'property_manager'
  if (forUnit && unitCode === null) return { kind: 'unit_needed' }
  if (!forUnit && unitCode !== null) return { kind: 'unit_not_wanted' }
  if (role === 'volunteer' && buildingId === null) return { kind: 'building_needed' }
  if (role !== 'volunteer' && buildingId !== null) return { kind: 'building_not_wanted' }
  return undefined
}
