import type { Visitor } from '@/scripts/bench/visitor'

/** A line of the table of perf: what was measured, or why it was not. */
export type BenchRow = {
  number: number
  name: string
  /** What `ratio` divides, in words. */
  measure: string
  target: string
  moonshot: string
  ratio?: number
  productMs?: number
  floorMs?: number
  cpuMs?: number
  /** Anything else worth reading: percentiles, sizes, counts. */
  also?: Record<string, number | string>
  /** Correctness, checked before the time counts. */
  gates?: string[]
  untested?: string
}

export type Row = Pick<BenchRow, 'number' | 'name' | 'measure' | 'target' | 'moonshot'>

/** A gate that does not hold stops the row: a wrong answer has no speed. */
export function gate(holds: boolean, claim: string, gates: string[]): void {
  if (!holds) throw new Error(`gate: ${claim}`)
  gates.push(claim)
}

/** The reason a page cannot be measured, or nothing when it is there. */
export async function missing(visitor: Visitor, path: string): Promise<string | undefined> {
  const { status } = await visitor.get(path)
  return status === 200 ? undefined : `${path} 答 ${status}，页面尚未建成`
}
