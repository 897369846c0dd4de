const groups = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 })

/** 4470 → `4,470`. */
export function grouped(value: number): string {
  return groups.format(value)
}

/** A value rounded half up to `digits` decimals; the only rounding of rates on screen. Counts must be whole numbers. */
export function rounded(part: number, whole: number, digits: number, scale = 100): string {
  const unit = 10 ** digits
  const tenfold = Math.floor((Math.abs(part) * scale * unit * 2 + whole) / (whole * 2))
  return `${part < 0 && tenfold > 0 ? '-' : ''}${(tenfold / unit).toFixed(digits)}`
}

/** 1448 of 1560 → `92.8%`; undefined when there is nothing to divide by. */
export function percent(part: number, whole: number, digits = 1): string | undefined {
  return whole > 0 ? `${rounded(part, whole, digits)}%` : undefined
}

/** `1,448 / 1,560`, the numbers behind a rate. */
export function fraction(part: number, whole: number): string {
  return `${grouped(part)} / ${grouped(whole)}`
}

/** Change with its sign as the ledger writes it: `＋41`, `－16`, `0`. */
export function signed(value: number): string {
  if (value === 0) return '0'
  return `${value > 0 ? '＋' : '－'}${grouped(Math.abs(value))}`
}
