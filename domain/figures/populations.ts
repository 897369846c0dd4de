import { formPopulations } from '@/domain/figures/form-populations'
import { homePopulations } from '@/domain/figures/home-populations'
import { issuePopulations } from '@/domain/figures/issue-populations'
import type { Population } from '@/domain/figures/population'
import { tagPopulations } from '@/domain/figures/tag-populations'
import { talkPopulations } from '@/domain/figures/talk-populations'
import { visitPopulations } from '@/domain/figures/visit-populations'

/** Every population a figure may count. */
export const populations = {
  ...homePopulations,
  ...visitPopulations,
  ...issuePopulations,
  ...tagPopulations,
  ...talkPopulations,
  ...formPopulations,
}

export type PopulationCode = keyof typeof populations
export type UnitOf<Code extends PopulationCode> = (typeof populations)[Code]['unit']
export type WayOf<Code extends PopulationCode> = keyof (typeof populations)[Code]['ways'] & string
export type PartOf<
  Code extends PopulationCode,
  Way extends WayOf<Code>,
> = (typeof populations)[Code]['ways'][Way] extends { parts: infer Parts } ? keyof Parts & string : never

/** The population of a code, with its ways as a plain record. */
export function populationOf(code: PopulationCode): Population {
  return populations[code]
}

export function isPopulation(code: string): code is PopulationCode {
  return Object.hasOwn(populations, code)
}
