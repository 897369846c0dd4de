/**
 * 地区代码: 15 digits as a number, 6 district + 3 street + 3 committee + 3 grid, zero-filled on upper levels
 * (the official 12-digit statistical code with three digits for the grid).
 */
export type AreaCode = number

export const areaLevels = { district: '区', street: '街道', committee: '居民区', grid: '微网格' } as const
export type AreaLevel = keyof typeof areaLevels

const span: Record<AreaLevel, number> = { district: 1e9, street: 1e6, committee: 1e3, grid: 1 }
const upward: readonly AreaLevel[] = ['grid', 'committee', 'street', 'district']

/** The codes an area covers: `lo` is the area itself, `hi` the last grid inside it. */
export type AreaRange = { lo: AreaCode; hi: AreaCode }

export function levelOf(code: AreaCode): AreaLevel {
  if (code % span.district === 0) return 'district'
  if (code % span.street === 0) return 'street'
  return code % span.committee === 0 ? 'committee' : 'grid'
}

export function rangeOf(code: AreaCode): AreaRange {
  return { lo: code, hi: code + span[levelOf(code)] - 1 }
}

/** The area of `level` that holds `code`; the code itself when it already stands higher. */
export function ancestorAt(code: AreaCode, level: AreaLevel): AreaCode {
  return Math.floor(code / span[level]) * span[level]
}

/** From the district down to the area itself, for the path shown at the top of a page. */
export function pathOf(code: AreaCode): AreaCode[] {
  const own = upward.indexOf(levelOf(code))
  return upward
    .slice(own)
    .reverse()
    .map((level) => ancestorAt(code, level))
}

export function contains(outer: AreaCode, inner: AreaCode): boolean {
  const { lo, hi } = rangeOf(outer)
  return inner >= lo && inner <= hi
}

/** The level one step down: what an area divides into. A grid divides into nothing. */
export function levelBelow(level: AreaLevel): AreaLevel | undefined {
  return upward[upward.indexOf(level) - 1]
}

/** How many codes one area of `level` spans; used to group rows by committee or grid. */
export function spanOf(level: AreaLevel): number {
  return span[level]
}

export function isAreaCode(value: unknown): value is AreaCode {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 110_000_000_000_000 && value < 1e15
}
