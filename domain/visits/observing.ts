import { accept, type Result, refuse } from '@/domain/result'
import { type Hazard, hazards, type ObservationKind, type Vehicle, vehicles } from '@/domain/visits/codes'

/** What was seen at a place, as far as rules speak of it. */
export type Seen = {
  vehicle: Vehicle | null
  kind: ObservationKind | null
  hazard: Hazard | null
  mended: 'yes' | 'no' | null
  place: string | null
  text: string | null
  /** Somebody's door is known: its address then stands for the place. */
  address: string | null
}
export type SeenRefusal =
  | { kind: 'kind_needed' }
  | { kind: 'place_needed' }
  | { kind: 'words_needed' }
  | { kind: 'hazard_needed' }
  | { kind: 'mended_needed' }
  | { kind: 'household_unknown' }

export type Noted = {
  kind: ObservationKind
  place: string
  text: string
  vehicle: Vehicle | null
  /** The matter a hazard becomes that was not put right on the spot. */
  matter: { hazard: Hazard; title: string } | null
}

/**
 * 看环境、看三车: a vehicle says by itself what was seen; everything else needs a kind, a place and words (seed row 47). A hazard says
 * which, and whether it was put right on the spot; if not it becomes a matter (seed row 53).
 */
export function observe(seen: Seen): Result<Noted, SeenRefusal> {
  const { vehicle, hazard, mended } = seen
  const kind = seen.kind ?? (vehicle ? kindOf(vehicle, seen.address) : null)
  if (!kind) return refuse({ kind: 'kind_needed' })
  const place = seen.place ?? seen.address
  if (!place) return refuse({ kind: 'place_needed' })
  const words = [vehicle && `${vehicles[vehicle]}来过`, hazard && hazards[hazard], seen.text].filter(Boolean)
  if (words.length === 0) return refuse({ kind: 'words_needed' })
  const noted = { kind, place, vehicle, text: words.join('：') }
  if (kind !== 'hazard') return accept({ ...noted, matter: null })
  if (!hazard) return refuse({ kind: 'hazard_needed' })
  if (!mended) return refuse({ kind: 'mended_needed' })
  if (mended === 'yes') return accept({ ...noted, text: `${noted.text}（当场处理好）`, matter: null })
  return accept({ ...noted, matter: { hazard, title: hazardTitle(hazard, place) } })
}

/** What the matter of a hazard is called. */
export const hazardTitle = (hazard: Hazard, place: string) => [...`${hazards[hazard]}：${place}`].slice(0, 40).join('')

/** 核实 a hazard somebody else told of: it becomes a matter, or stays a note that says why not. */
export type HazardRefusal = { kind: 'already_settled' } | { kind: 'reason_needed' }

/** Come to somebody's door it is something about that household, else about the surroundings. */
const kindOf = (vehicle: Vehicle, address: string | null): ObservationKind =>
  address || vehicle === 'removal' ? 'change' : 'environment'
