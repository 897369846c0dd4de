import type { AreaCode } from '@/domain/areas/area-code'
import type { CivilDay } from '@/domain/calendar/civil-day'
import { populationOf } from '@/domain/figures/populations'
import { type Reference, referenceText } from '@/domain/figures/reference'

/** The place and time a page looks at. */
export type Sight = { area: AreaCode; from: CivilDay; to: CivilDay }

/** The page of a number: its definition, its split and exactly its rows. */
export function figureAddress(of: Reference, { area, from, to }: Sight): string {
  const time = populationOf(of.population).time === 'on' && !looksBack(of) ? `on=${to}` : `from=${from}&to=${to}`
  return `/figures/${encodeURIComponent(referenceText(of)).replaceAll('%2B', '+')}?area=${area}&${time}`
}

/** The page of a rate, which stands on its numerator and denominator. */
export function rateAddress(code: string, { area, from, to }: Sight): string {
  return `/figures/${code}?area=${area}&from=${from}&to=${to}`
}

/** 联系方式 of households in being is judged over the period, though the households are those of its last day. */
function looksBack({ population, way }: Reference): boolean {
  return population === 'household' && way === 'contact'
}
