import type { AreaCode } from '@/domain/areas/area-code'
import type { PopulationCode } from '@/domain/figures/populations'
import { type Reference, unitOf } from '@/domain/figures/reference'
import { type Count, count } from '@/domain/figures/units'

/** One group of rows as the database counted it; `way` is null where a population is not divided. */
export type Cell = { population: PopulationCode; child: AreaCode; way: string | null; part: string | null; n: number }

/** What to count: a population and the ways of dividing it a page shows. */
export type Request = { population: PopulationCode; ways: readonly string[] }

/** All counts of one scope. A number that was not asked for is an error, not a zero. */
export type Tally = {
  count: (reference: Reference) => Count
  /** The same number in each area below. */
  children: (reference: Reference) => Map<AreaCode, number>
}

/** The requests that serve some references in one pass each. */
export function requestsFor(references: readonly Reference[]): Request[] {
  const ways = new Map<PopulationCode, Set<string>>()
  for (const { population, way } of references) {
    const known = ways.get(population) ?? new Set()
    if (way !== null) known.add(way)
    ways.set(population, known)
  }
  return [...ways].map(([population, list]) => ({ population, ways: [...list] }))
}

/** Counts by reference, from the groups of one pass. */
export function tallyOf(requests: readonly Request[], cells: readonly Cell[]): Tally {
  const asked = new Set(
    requests.flatMap(({ population, ways }) => [population, ...ways.map((way) => `${population}.${way}`)]),
  )
  const groups = new Map<string, Cell[]>()
  for (const cell of cells) {
    const key = cell.way === null ? cell.population : `${cell.population}.${cell.way}`
    const group = groups.get(key)
    if (group) group.push(cell)
    else groups.set(key, [cell])
  }

  const firstWay = new Map(requests.map(({ population, ways }) => [population, ways[0]]))

  const cellsOf = ({ population, way, parts }: Reference): Cell[] => {
    const first = firstWay.get(population)
    if (way === null && first !== undefined) return groups.get(`${population}.${first}`) ?? []
    const key = way === null ? population : `${population}.${way}`
    if (!asked.has(key)) throw new Error(`${key} was not counted`)
    const found = groups.get(key) ?? []
    return way === null ? found : found.filter(({ part }) => part !== null && parts.includes(part))
  }

  return {
    count: (reference) =>
      count(
        cellsOf(reference).reduce((sum, { n }) => sum + n, 0),
        unitOf(reference),
      ),
    children: (reference) => {
      const sums = new Map<AreaCode, number>()
      for (const { child, n } of cellsOf(reference)) sums.set(child, (sums.get(child) ?? 0) + n)
      return sums
    },
  }
}
