import { Random, seedOf } from '@/db/seed/random'
import {
  type CommitteePlan,
  demoStreet,
  demoStreetName,
  districtNames,
  placeHeads,
  streetNames,
} from '@/db/seed/street-plan'
import type { AreaCode } from '@/domain/areas/area-code'

export const scales = {
  committee: '一个居民区',
  street: '一个街道',
  district: '一个区',
  city10: '十个区',
} as const
export type Scale = keyof typeof scales

export type CommitteeToBuild = CommitteePlan & { code: AreaCode; demo: boolean; place: number; density: number }
export type StreetToBuild = { code: AreaCode; name: string; committees: CommitteeToBuild[] }
export type DistrictToBuild = { code: AreaCode; name: string; streets: StreetToBuild[] }

const streetsInDistrict = 10
const committeesInPlainStreet = 14
const householdsInPlainStreet = 14_108
const businessOfDistrict = 2.7

/** The tree of areas of a scale. The first street is always the one of the demonstration. */
export function planOf(scale: Scale, seed: number): DistrictToBuild[] {
  const density = scale === 'district' || scale === 'city10' ? businessOfDistrict : 1
  return districtNames.slice(0, scale === 'city10' ? 10 : 1).map((name, district) => {
    const code = (290_101 + district) * 1e9
    const streets = scale === 'committee' || scale === 'street' ? 1 : streetsInDistrict
    return {
      code,
      name,
      streets: Array.from({ length: streets }, (_, street) => {
        const streetCode = code + (street + 1) * 1e6
        const isDemo = district === 0 && street === 0
        const committees = isDemo
          ? demoStreet.slice(0, scale === 'committee' ? 1 : undefined)
          : inventedStreet(streetCode, seed)
        return {
          code: streetCode,
          name: isDemo ? demoStreetName : (streetNames[street] ?? `第${street + 1}街道`),
          committees: committees.map((committee, index) => ({
            ...committee,
            code: streetCode + (index + 1) * 1e3,
            demo: isDemo && index === 0,
            place: (district * streetsInDistrict + street) * 100 + index + 1,
            density,
          })),
        }
      }),
    }
  })
}

function inventedStreet(code: AreaCode, seed: number): CommitteePlan[] {
  const random = new Random(seedOf(seed, 'street', code))
  const names = random.shuffled(placeHeads)
  const shares = Array.from({ length: committeesInPlainStreet }, () => 0.6 + random.next() * 0.8)
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share, index) => {
    const households = Math.round((householdsInPlainStreet * share) / sum)
    const open = Math.max(1, Math.round(households / 110) + random.int(-2, 3))
    return {
      name: `${names[index]}社区`,
      households,
      grids: Math.max(3, Math.round(households / 230)),
      open,
      overdue: random.chance(0.4) ? Math.min(open, random.int(1, 3)) : 0,
      coverage: 0.7 + random.next() * 0.22,
    }
  })
}
