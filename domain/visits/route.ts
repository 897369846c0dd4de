/** How many stops a route of one day holds at most; the rest stays counted. */
export const routeMost = 50

/** Why a stop is on the route; `owed` puts nobody on it: a promise for a later day, to be seen by whoever goes. */
export type StopReason = 'promise' | 'call' | 'appointment' | 'plan' | 'cadence' | 'owed'

/** What of a stop decides where it stands on a route. */
export type Placed = {
  sortKey: string
  /** The moment it is arranged for today. */
  at: Date | null
  reasons: readonly { kind: StopReason; late: boolean }[]
}

/** What comes first where not everything fits: what is arranged, what is owed and late, what is owed or to be called back, a plan, the cadence. */
function weight({ reasons }: Placed): number {
  const rank = { appointment: 0, promise: 2, call: 2, plan: 3, cadence: 4, owed: 5 } as const
  return Math.min(...reasons.map(({ kind, late }) => (kind === 'promise' && late ? 1 : rank[kind])))
}

/**
 * 今天的路线: those arranged in the order of their hour, the others as one walks: estate, building and unit along the street,
 * and in each unit from the top floor down. At most `most`, the most urgent kept.
 */
export function routeOf<Stop extends Placed>(stops: readonly Stop[], most = routeMost) {
  const chosen = stops
    .map((stop, index) => ({ stop, index }))
    .sort((one, other) => weight(one.stop) - weight(other.stop) || one.index - other.index)
    .slice(0, most)
    .map(({ stop }) => stop)
  return {
    arranged: chosen
      .filter(({ at }) => at !== null)
      .sort((one, other) => Number(one.at) - Number(other.at) || inWalk(one, other)),
    walk: chosen.filter(({ at }) => at === null).sort(inWalk),
    left: stops.length - chosen.length,
  }
}

/** Along the street by estate, building and unit, then from the top down: floor by floor, door by door. */
export function inWalk(one: { sortKey: string }, other: { sortKey: string }): number {
  const [a, b] = [stepsOf(one.sortKey), stepsOf(other.sortKey)]
  return compare(a.stair, b.stair) || b.floor - a.floor || compare(a.room, b.room)
}

/** A sort key is estate, building, unit and room, with padded digits (domain/dwellings/sort-key). */
function stepsOf(sortKey: string) {
  const parts = sortKey.split('|')
  const room = parts.at(-1) ?? ''
  const digits = /^(\d+)/.exec(room)?.[1] ?? ''
  return { stair: parts.slice(0, -1).join('|'), floor: Math.floor(Number(digits) / 100), room }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
