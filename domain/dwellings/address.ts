import { halfWidth, unspaced } from '@/domain/characters'
import { arabicNumerals } from '@/domain/dwellings/numerals'

/** The parts of a dwelling's address below the committee (GB/T 23705-2009: 小区、楼栋、单元、户室). */
export type AddressParts = { estate?: string; building?: string; unit?: string; floor?: string; room?: string }

const longestAddress = 200
const place = '[A-Z]?\\d+[A-Z]?|[A-Z]'
const buildingWord = '号楼|#楼|幢楼?|栋楼?|座|楼(?!层)|#|号(?!\\d*$)'
const worded = new RegExp(
  `^(?<estate>.*?)(?:(?<building>${place})(?:${buildingWord}))(?:(?<unit>${place})(?:单元|门(?!面)|梯))?-?(?:(?<floor>\\d+)(?:层|楼|F))?-?(?<rest>.*)$`,
)
const dashed = new RegExp(`^(?<estate>.*?[^\\dA-Z#-])?(?<places>(?:${place})(?:-(?:${place})){1,3})(?:室|房|户|号)?$`)
const roomAlone = new RegExp(
  `^(?:(?<unit>${place})(?:单元|门|梯)-?)?(?<room>${place}|\\d+-\\d+)(?:室|房间?|户|号房?)?$`,
)

/**
 * The parts of an address as people write it: 3-2-501, 三号楼二单元501室, 3幢501, 3#2-501, 天目西路123弄5号602室.
 * 幢, 栋, 号楼 and # are one; 单元, 门 and 梯 are one. What cannot be told apart stays in `estate`.
 */
export function parseAddress(raw: string): AddressParts {
  const text = arabicNumerals(withoutDivision(tidyAddress(raw)))
  if (text === '') return {}
  if (text.length > longestAddress) return { estate: text }
  return dashedParts(text) ?? wordedParts(text) ?? { estate: text }
}

/** One part as it stood in a column of its own: 三号楼 → 3, 2单元 → 2, 0501室 → 501, B座 → B. */
export function addressPart(raw: string): string | undefined {
  const text = arabicNumerals(tidyAddress(raw)).replace(/^第/, '').replace(/\.0$/, '')
  const part = text.replace(/(号楼|#楼?|幢楼?|栋楼?|座|楼|单元|门|梯|层|室|房间?|户|号)$/, '')
  return part === '' ? undefined : bare(part)
}

/** The parts in one spelling for comparing; equal keys are one dwelling of a committee. */
export function addressKey({ estate, building, unit, room }: AddressParts): string {
  return [estate && tidyAddress(estate), building, unit, room].map((part) => part ?? '').join('|')
}

/** The short label of a dwelling: 3号楼 2单元 501. */
export function shortAddress({ building, unit, room }: AddressParts): string {
  const parts = [building && (/\d/.test(building) ? `${building}号楼` : `${building}座`), unit && `${unit}单元`, room]
  return parts.filter(Boolean).join(' ')
}

/** True when building and room are known, so that a dwelling can be found by it. */
export function isDwelling({ building, room }: AddressParts): boolean {
  return building !== undefined && room !== undefined
}

function dashedParts(text: string): AddressParts | undefined {
  const found = dashed.exec(text)?.groups
  if (!found?.places) return undefined
  const places = found.places.split('-').map(bare)
  const [building, second, third, fourth] = places
  const estate = estateOf(found.estate)
  if (places.length === 2) return parts({ estate, building, room: second })
  if (places.length === 3) return parts({ estate, building, unit: second, room: third })
  return parts({ estate, building, unit: second, floor: third, room: fourth })
}

function wordedParts(text: string): AddressParts | undefined {
  const found = worded.exec(text)?.groups
  if (!found) return roomParts(text)
  const rest = roomAlone.exec(found.rest ?? '')?.groups
  if (found.rest && !rest) return undefined
  const [first, second] = (rest?.room ?? '').split('-')
  return parts({
    estate: estateOf(found.estate),
    building: found.building && bare(found.building),
    unit: numbered(found.unit ?? rest?.unit ?? (second && first)),
    floor: numbered(found.floor),
    room: numbered(second ?? first),
  })
}

function roomParts(text: string): AddressParts | undefined {
  const found = roomAlone.exec(text)?.groups
  return found ? parts({ unit: numbered(found.unit), room: numbered(found.room) }) : undefined
}

function tidyAddress(raw: string): string {
  return unspaced(halfWidth(raw))
    .toUpperCase()
    .replace(/[‐-―－−~～_/\\]+/g, '-')
    .replace(/[，,。;；]+/g, '')
}

/** Without province, city, district, street and committee, which the areas tree holds. */
function withoutDivision(text: string): string {
  return text
    .replace(/^.{2,8}?(省|自治区)(?=.{4})/, '')
    .replace(/^.{2,6}?市(?=.{4})/, '')
    .replace(/^[^\d]{1,5}?[区县](?![\d一二三四五六七八九十])(?=.{4})/, '')
    .replace(/^[^\d]{2,8}?(街道|镇)(?=.{3})/, '')
    .replace(/^[^\d]{2,10}?(居民区|居委会|社区居委会|社区)(?=.{3})/, '')
}

function estateOf(text: string | undefined): string | undefined {
  return text?.replace(/[-第]$/, '') || undefined
}

function numbered(part: string | undefined): string | undefined {
  return part ? bare(part) : undefined
}

function bare(part: string): string {
  return part.toUpperCase().replace(/^0+(?=\d)/, '')
}

function parts(from: { [Part in keyof AddressParts]: string | undefined }): AddressParts {
  return Object.fromEntries(Object.entries(from).filter(([, part]) => part))
}
