import type { IssueSubcategory } from '@/domain/issues/codes'
import type { Hazard } from '@/domain/visits/codes'

/** What kind of matter a hazard becomes that was not put right on the spot (seed row 53). */
export const subcategoryOfHazard: Record<Hazard, IssueSubcategory> = {
  fire: 'safety_fire',
  manhole: 'safety_manhole',
  railing: 'facilities_handrail',
  gas: 'safety_gas',
  charging: 'parking_charging',
  other: 'other_other',
}
