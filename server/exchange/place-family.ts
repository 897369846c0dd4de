import 'server-only'
import type { AreaCode } from '@/domain/areas/area-code'
import { isDwelling, shortAddress } from '@/domain/dwellings/address'
import type { ParsedFamily } from '@/domain/exchange/family'
import type { KnownBuilding, KnownPlaces } from '@/server/exchange/known-places'

/**
 * Where a family of the sheet belongs: a household on file, a new household (in a dwelling on file or one to be made),
 * or nowhere — then its rows are handed back, never placed by guess.
 */
export type PlacedFamily =
  | { kind: 'known'; householdId: string; areaCode: AreaCode; shown: string }
  | {
      kind: 'new'
      areaCode: AreaCode
      shown: string
      building: KnownBuilding | undefined
      dwellingId: string | undefined
      creates: string | undefined
    }
  | { kind: 'unplaced'; reason: string; shown: string }

export function placeFamily(family: ParsedFamily, places: KnownPlaces, gridCode: AreaCode | null): PlacedFamily {
  const { dwelling, householdNumber } = family
  const shown = [dwelling.estate, shortAddress(dwelling)].filter(Boolean).join(' ') || (dwelling.addressText ?? '')
  const numbered = householdNumber ? places.byNumber(householdNumber) : undefined
  if (numbered?.householdId)
    return { kind: 'known', householdId: numbered.householdId, areaCode: numbered.areaCode, shown }
  if (!isDwelling(dwelling)) return { kind: 'unplaced', shown, reason: '地址缺楼栋或室号，对不上房屋；请补全后再导入' }

  const building = places.building(dwelling)
  if (building === 'several') return { kind: 'unplaced', shown, reason: '几个小区都有这个楼号；请在表里加上小区名' }
  const home = building ? places.dwelling(building, dwelling) : undefined
  if (home?.householdId) return { kind: 'known', householdId: home.householdId, areaCode: home.areaCode, shown }
  if (home) return { kind: 'new', areaCode: home.areaCode, shown, building, dwellingId: home.id, creates: undefined }

  const areaCode = building?.areaCode ?? (gridCode && (places.grid(family.gridName) ?? gridCode))
  if (areaCode === null)
    return { kind: 'unplaced', shown, reason: '档案里没有这幢楼；请先选好新房屋归哪个网格，或先建楼栋' }
  const creates = building ? `新建房屋 ${shown}` : `新建楼栋和房屋 ${shown}`
  return { kind: 'new', areaCode, shown, building, dwellingId: undefined, creates }
}
