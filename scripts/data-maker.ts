import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { batchesOf, type SeedOptions } from '@/db/seed/seed'
import { inventedData } from '@/scripts/invented-data'

// A thread of its own, so that rows are made while the database takes in those made before.
const port = parentPort
if (!port) throw new Error('data-maker.ts runs as a worker')
const plan = workerData as Pick<SeedOptions, 'scale' | 'on' | 'seed'>
for (const batch of batchesOf({ ...plan, ...(await inventedData()) })) {
  port.postMessage(
    batch,
    batch.flatMap(({ chunks }) =>
      chunks.filter(({ byteLength }) => byteLength > 1 << 15).map(({ buffer }) => buffer as ArrayBuffer),
    ),
  )
  await once(port, 'message')
}
port.postMessage(undefined)
port.close()
