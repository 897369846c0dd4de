import { granted, type Permission, type Role, seesPeople } from '@/domain/access/roles'
import { type AreaCode, type AreaRange, ancestorAt, contains, rangeOf } from '@/domain/areas/area-code'

declare const jurisdiction: unique symbol

/** 辖区: the range of area codes a person answers for. Made only here; every query demands one. */
export type Jurisdiction = AreaRange & { readonly [jurisdiction]: true }

/** Who acts. `unitCode` is the department or company an account works for; `buildingId` narrows a volunteer to one building. */
export type Actor = {
  accountId: string
  sessionId: string
  name: string
  title: string
  role: Role
  areaCode: AreaCode
  unitCode: string | null
  buildingId: string | null
}

export function holds(actor: Actor, permission: Permission): boolean {
  return granted[actor.role].has(permission)
}

export function jurisdictionOf(actor: Actor): Jurisdiction {
  return rangeOf(actor.areaCode) as Jurisdiction
}

/** A smaller jurisdiction for a page about one area; nothing when the area lies outside the actor's own. */
export function jurisdictionWithin(actor: Actor, area: AreaCode): Jurisdiction | undefined {
  return contains(actor.areaCode, area) ? (rangeOf(area) as Jurisdiction) : undefined
}

export function mayReadPeople(actor: Actor): boolean {
  return seesPeople.has(actor.role)
}

/** A part of a jurisdiction. What lies outside is a fault of the caller. */
export function jurisdictionInside(outer: Jurisdiction, { lo, hi }: AreaRange): Jurisdiction {
  if (lo < outer.lo || hi > outer.hi) throw new Error(`${lo} lies outside ${outer.lo}`)
  return { lo, hi } as Jurisdiction
}

/**
 * The committee around a grid: to count what stood in the grid on a day before a re-division. What the actor does not see
 * stays behind the second wall.
 */
export function wholeCommittee({ lo }: Jurisdiction): Jurisdiction {
  return rangeOf(ancestorAt(lo, 'committee')) as Jurisdiction
}
