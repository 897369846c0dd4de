import type { AgeBand } from '@/domain/residents/ages'

/** The bands of a population table, both ends included. */
export const lifeBands: readonly AgeBand[] = [
  { from: 0, to: 3 },
  { from: 4, to: 6 },
  { from: 7, to: 12 },
  { from: 13, to: 15 },
  { from: 16, to: 17 },
  { from: 18, to: 34 },
  { from: 35, to: 59 },
  { from: 60, to: 69 },
  { from: 70, to: 79 },
  { from: 80, to: 89 },
  { from: 90, to: 99 },
  { from: 100 },
]

/** 0—3岁, 90岁以上 (以上 contains the number, 民法典第1259条), 90岁. */
export function bandLabel({ from, to }: AgeBand): string {
  if (to === undefined) return `${from}岁以上`
  return from === to ? `${from}岁` : `${from}—${to}岁`
}

/** The first band an age lies in. */
export function bandOf(age: number, bands: readonly AgeBand[]): AgeBand | undefined {
  return bands.find(({ from, to }) => age >= from && (to === undefined || age <= to))
}

/** A band written in an address: '90-', '0-3', '90'; undefined when it is none. */
export function parseBand(text: string): AgeBand | undefined {
  const found = /^(\d{1,3})(?:(-)(\d{1,3})?)?$/.exec(text)
  if (!found) return undefined
  const from = Number(found[1])
  if (!found[2]) return { from, to: from }
  if (!found[3]) return { from }
  const to = Number(found[3])
  return to >= from ? { from, to } : undefined
}

/** A band as an address writes it. */
export function bandText({ from, to }: AgeBand): string {
  return to === from ? String(from) : `${from}-${to ?? ''}`
}

/** Bands somebody typed ('0-3 4-12 60-'), completed so that every age lies in exactly one; nothing when two overlap or one is none. */
export function wholeBands(text: string): AgeBand[] | undefined {
  const parts = text
    .normalize('NFKC')
    .split(/[\s,、;]+/)
    .filter(Boolean)
  const typed = parts.map((part) => parseBand(part.replace(/[—~至]/g, '-').replace(/岁|以上/g, '')))
  if (typed.length === 0 || typed.length > 40 || typed.includes(undefined)) return undefined
  const sorted = (typed as AgeBand[]).sort((a, b) => a.from - b.from)
  const bands: AgeBand[] = []
  let next: number | undefined = 0
  for (const band of sorted) {
    if (next === undefined || band.from < next) return undefined
    if (band.from > next) bands.push({ from: next, to: band.from - 1 })
    bands.push(band)
    next = band.to === undefined ? undefined : band.to + 1
  }
  return next === undefined ? bands : [...bands, { from: next }]
}
