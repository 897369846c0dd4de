import { Worker } from 'node:worker_threads'
import type { Portion } from '@/db/seed/load'
import type { SeedOptions } from '@/db/seed/seed'

const ahead = 2

/** The batches of a scale, made in a thread beside this one and never more than a few ahead of the database. */
export async function* inventedBatches(plan: Pick<SeedOptions, 'scale' | 'on' | 'seed'>): AsyncGenerator<Portion[]> {
  const worker = new Worker(new URL('./data-maker.mjs', import.meta.url), {
    workerData: plan,
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
  const ready: (Portion[] | undefined)[] = []
  let wake = () => {}
  let failure: unknown
  worker.on('message', (batch: Portion[] | undefined) => {
    ready.push(batch)
    if (ready.length < ahead) worker.postMessage('more')
    wake()
  })
  worker.on('error', (error) => {
    failure = error
    wake()
  })
  for (;;) {
    if (ready.length === 0 && !failure) await new Promise<void>((resolve) => (wake = resolve))
    if (failure) throw failure
    const full = ready.length >= ahead
    const batch = ready.shift()
    if (full) worker.postMessage('more')
    if (!batch) return
    yield batch
  }
}
