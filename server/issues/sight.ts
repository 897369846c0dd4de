import 'server-only'
import type { IssueSight } from '@/db/queries/issues'
import type { Actor, Jurisdiction } from '@/domain/access/actor'
import type { Clerk } from '@/domain/issues/issue'

/** Departments and companies see what was sent to their unit; an account without a unit sees nothing. */
export function sightOf(actor: Actor, jurisdiction: Jurisdiction): IssueSight {
  return { jurisdiction, unit: worksForUnit(actor) ? (actor.unitCode ?? '') : null }
}

/** Who takes a step: a department acts for its unit, everybody else for the office. */
export function clerkOf(actor: Actor, now: Date): Clerk {
  return { id: actor.accountId, unitCode: worksForUnit(actor) ? (actor.unitCode ?? '') : null, now }
}

export function worksForUnit(actor: Actor): boolean {
  return actor.role === 'department' || actor.role === 'property_manager'
}
