/** One thing measured against another in the same minutes: medians in ms, and the ratio of round to round. */
export type Duel = { productMs: number; floorMs: number; ratio: number; productP95: number; floorP95: number }

const longestTurnMs = 4000

export type Work = () => Promise<unknown>

/**
 * Runs product and floor by turns, `rounds` times `batch` calls each (fewer where one call takes long), after a round
 * that is not counted. `before` comes before every call of the product and is not timed. The ratio is the median of the rounds' own ratios, so that a slow minute weighs on both sides.
 */
export async function duel(
  product: Work,
  floor: Work,
  { rounds = 5, batch = 20, before }: { rounds?: number; batch?: number; before?: Work } = {},
): Promise<Duel> {
  const all = { product: [] as number[], floor: [] as number[] }
  const ratios: number[] = []
  const first = quantile(await timed(product, 2), 0)
  const calls = Math.max(2, Math.min(batch, Math.round(longestTurnMs / first)))
  for (let round = 0; round <= rounds; round += 1) {
    const [ofProduct, ofFloor] = [await timed(product, calls, before), await timed(floor, calls)]
    if (round === 0) continue
    all.product.push(...ofProduct)
    all.floor.push(...ofFloor)
    ratios.push(quantile(ofProduct, 0.5) / quantile(ofFloor, 0.5))
  }
  return {
    productMs: quantile(all.product, 0.5),
    floorMs: quantile(all.floor, 0.5),
    ratio: quantile(ratios, 0.5),
    productP95: quantile(all.product, 0.95),
    floorP95: quantile(all.floor, 0.95),
  }
}

/** How long each of so many calls took, one after the other, in ms; `before` each, without its time. */
export async function timed(work: Work, calls: number, before?: Work): Promise<number[]> {
  const times: number[] = []
  for (let call = 0; call < calls; call += 1) {
    await before?.()
    const began = performance.now()
    await work()
    times.push(performance.now() - began)
  }
  return times
}

/** Calls by so many clients at once until the time is up; yields how many were done in a second, and each one's time. */
export async function crowded(
  work: (client: number) => Promise<unknown>,
  clients: number,
  seconds: number,
): Promise<{ perSecond: number; times: number[] }> {
  const times: number[] = []
  const began = performance.now()
  const until = began + seconds * 1000
  const run = async (client: number) => {
    while (performance.now() < until) {
      const started = performance.now()
      await work(client)
      times.push(performance.now() - started)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => run(client)))
  return { perSecond: (times.length / (performance.now() - began)) * 1000, times }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
