import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { limits } from '@/config/limits'
import { withActor } from '@/db/actor'
import type { Transaction } from '@/db/client'
import { mayWait, setAside, takeCommittee, takeWork } from '@/db/queries/import-jobs'
import { batchOf, wholeBatch } from '@/db/queries/imports'
import { jurisdictionOf } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import type { PartSize } from '@/domain/exchange/parts'
import { admitted } from '@/server/admission'
import type { Context } from '@/server/context'
import { forcedRows, type KeptMapping, openFile } from '@/server/exchange/import-file'
import { usualParts } from '@/server/exchange/part-size'
import { type ImportWork, prepareParts } from '@/server/exchange/prepare-import'
import { type Reader, withReader } from '@/server/exchange/reader'
import { writeParts } from '@/server/exchange/write-parts'

/** The batches this process is at, so that it never takes one up twice. */
const here = new Set<string>()

export const isUnderWay = (batchId: string): boolean => here.has(batchId)

/**
 * Does the next piece of work of a batch: prepares the preview, or writes what was confirmed.
 * Runs after the page has answered, in one process at a time, and can be run again after that process was killed; the batch row says how far it is, and a fault is written there in words.
 * Up to `size.together` rows are one transaction, more are one for each part (decision 0020).
 */
export async function runImport(context: Context, batchId: string, size: PartSize = usualParts): Promise<void> {
  if (here.has(batchId)) return
  here.add(batchId)
  try {
    await withReader((reader) => steps(context, batchId, reader, size))
  } catch (error) {
    const failure = error instanceof Error ? error.name : 'unknown'
    await withActor(context.db, context.actor, context.now, (tx) => setAside(tx, batchId, failure))
  } finally {
    here.delete(batchId)
  }
}

type Step = 'on' | 'busy' | 'done'

/** Step after step, each behind the gate of the imports; between two of them others have their turn. */
async function steps(context: Context, batchId: string, reader: Reader, size: PartSize): Promise<void> {
  let reading: Promise<Reading> | undefined
  const step = (tx: Transaction): Promise<Step> =>
    taken(tx, context, batchId, async (batch) => {
      reading ??= readingOf(tx, context, batchId, reader, size)
      const work: ImportWork = { context, reader, size, ...(await reading) }
      return batch.state === 'mapped' ? prepareParts(tx, work, batch) : writeParts(tx, work, batch)
    })
  for (;;) {
    const outcome = await admitted(context, 'imports', (db) => withActor(db, context.actor, context.now, step))
    if (outcome === 'done') return
    if (outcome === 'busy') await pause(limits.gateWaitMs)
  }
}

type Running = NonNullable<Awaited<ReturnType<typeof batchOf>>>

/** Runs `work` while no other process is at this batch and no other import writes in its committee; true is more to do. */
async function taken(
  tx: Transaction,
  { actor }: Context,
  batchId: string,
  work: (batch: Running) => Promise<boolean>,
): Promise<Step> {
  if (!(await takeWork(tx, batchId))) return 'done'
  const batch = await batchOf(tx, jurisdictionOf(actor), batchId)
  if (batch?.state !== 'mapped' && batch?.state !== 'committing') return 'done'
  if (!(await takeCommittee(tx, batch.areaCode))) return 'busy'
  return (await work(batch)) ? 'on' : 'done'
}

type Reading = Pick<ImportWork, 'cut' | 'today' | 'forced' | 'source'>

async function readingOf(
  tx: Transaction,
  { actor, now }: Context,
  batchId: string,
  reader: Reader,
  size: PartSize,
): Promise<Reading> {
  await mayWait(tx, 2 * limits.importReadMs)
  const batch = await wholeBatch(tx, jurisdictionOf(actor), batchId)
  const book = batch && (await reader.open(openFile(batch.id, batch.fileCipher ?? ''), batch.fileName))
  const today = dayOf(now)
  const kept = batch && (batch.mapping as KeptMapping)
  const forced = kept ? forcedRows(batchId, kept) : new Map<number, string>()
  const options = { today, forcedRows: new Set(forced.keys()) }
  const cut = book?.ok && kept && (await reader.read(batch.sheet, kept.mapping, options, size))
  if (!batch || !cut) throw new Error('import file no longer readable')
  return { cut, today, forced, source: `${batch.fileName}，${dayOf(batch.recordedAt)} 上传` }
}
