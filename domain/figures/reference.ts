import {
  isPopulation,
  type PartOf,
  type PopulationCode,
  populationOf,
  type UnitOf,
  type WayOf,
} from '@/domain/figures/populations'
import type { Unit } from '@/domain/figures/units'

/** One number: a population, or some parts of one way of dividing it. */
export type Reference = { population: PopulationCode; way: string | null; parts: readonly string[] }

/** The whole of a population. */
export function whole(population: PopulationCode): Reference {
  return { population, way: null, parts: [] }
}

/** Some parts of a population; they are disjoint, so they may be added. */
export function part<Code extends PopulationCode, Way extends WayOf<Code>>(
  population: Code,
  way: Way,
  ...parts: PartOf<Code, Way>[]
): Reference {
  return { population, way, parts }
}

/** A reference as it stands in an address: household, household.use.rented, living.age.80-89+90-. */
export function referenceText({ population, way, parts }: Reference): string {
  return way === null ? population : `${population}.${way}.${parts.join('+')}`
}

/** The reference behind a text; nothing when population, way or part is unknown. */
export function parseReference(text: string): Reference | undefined {
  const [population = '', way, list, ...rest] = text.split('.')
  if (!isPopulation(population) || rest.length > 0) return undefined
  if (way === undefined) return whole(population)
  const parts = list?.split('+') ?? []
  const known = populationOf(population).ways[way]?.parts
  if (!known || parts.length === 0 || parts.some((one) => !Object.hasOwn(known, one))) return undefined
  return { population, way, parts: [...new Set(parts)] }
}

export function unitOf<Code extends PopulationCode>(reference: Reference & { population: Code }): UnitOf<Code>
export function unitOf(reference: Reference): Unit
export function unitOf({ population }: Reference): Unit {
  return populationOf(population).unit
}

/** What a reference counts, in words: 在册户, 居住情况：出租. */
export function referenceLabel({ population, way, parts }: Reference): string {
  const { label, ways } = populationOf(population)
  if (way === null) return label
  const names = parts.map((one) => ways[way]?.parts[one] ?? one)
  return `${label}　${ways[way]?.label ?? way}：${names.join('、')}`
}
