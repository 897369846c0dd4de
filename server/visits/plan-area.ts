import 'server-only'
import { type Actor, type Jurisdiction, jurisdictionOf, jurisdictionWithin } from '@/domain/access/actor'
import { type AreaCode, ancestorAt, levelOf } from '@/domain/areas/area-code'

/** Where somebody plans: the own street or committee; a district plans in none of its streets. */
export function planArea(actor: Actor): Jurisdiction {
  return jurisdictionWithin(actor, placeOf(actor)) ?? jurisdictionOf(actor)
}

/** Whose plan somebody works by: the own street or committee, for a grid the one of its committee. */
export function placeOf({ areaCode }: Pick<Actor, 'areaCode'>): AreaCode {
  return levelOf(areaCode) === 'grid' ? ancestorAt(areaCode, 'committee') : areaCode
}
