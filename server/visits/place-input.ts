import 'server-only'
import { z } from 'zod'
import { isAreaCode } from '@/domain/areas/area-code'
import {
  type Hazard,
  hazards,
  type ObservationKind,
  observationKinds,
  type Vehicle,
  vehicles,
} from '@/domain/visits/codes'
import { placeLengths } from '@/domain/visits/lengths'

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `最多 ${most} 字`)
    .nullish()
    .transform((text) => text || null)
const code = <Code extends string>(table: Record<Code, unknown>, told: string) =>
  z
    .enum(Object.keys(table) as [Code], told)
    .nullish()
    .default(null)

/** What is told of a place; the id is made with the form. */
export const placeInput = z.object({
  id: z.uuid(),
  areaCode: z.coerce.number().refine(isAreaCode, '请选网格').nullish().default(null),
  vehicle: code<Vehicle>(vehicles, '请选来过什么车'),
  /** A household by its number, with whatever stands behind it; or by its id. */
  household: words(placeLengths.household[1]),
  kind: code<ObservationKind>(observationKinds, '请选哪一类'),
  place: words(placeLengths.place[1]),
  text: words(placeLengths.text[1]),
  hazard: code<Hazard>(hazards, '请选是哪样隐患'),
  mended: z.enum(['yes', 'no']).nullish().default(null),
})
export type PlaceInput = z.output<typeof placeInput>
