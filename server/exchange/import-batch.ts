import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { areasAt } from '@/db/queries/areas'
import { isAtWork } from '@/db/queries/import-jobs'
import { batchOf, rowsOfBatch } from '@/db/queries/imports'
import { jurisdictionWithin } from '@/domain/access/actor'
import { dayOf } from '@/domain/calendar/civil-day'
import { type ImportBucket, importBuckets } from '@/domain/exchange/codes'
import { recordId, someCode, someSerial } from '@/server/address'
import { type KeptMapping, openShown } from '@/server/exchange/import-file'
import { isUnderWay } from '@/server/exchange/run-import'
import { view } from '@/server/view'

const query = z.object({
  id: recordId,
  bucket: someCode<ImportBucket>(importBuckets),
  after: someSerial('integer'),
})

/** One batch as far as it is: its columns while they are being settled, then one page of its rows. */
export const importBatch = view({
  name: 'import.batch',
  permission: 'import.run',
  query,
  read: async ({ db, actor, jurisdiction, now, query: { id, bucket, after } }) => {
    const batch = await batchOf(db, jurisdiction, id)
    if (!batch) return undefined
    const { mapping, sheetNames } = batch.mapping as KeptMapping
    const within = jurisdictionWithin(actor, batch.areaCode) ?? jurisdiction
    const grids = await areasAt(db, within, 'grid', dayOf(now))
    const rows = await rowsOfBatch(db, jurisdiction, id, { bucket, after: after ?? 0, limit: limits.listPageRows + 1 })
    return {
      ...batch,
      halted:
        (batch.state === 'mapped' || batch.state === 'committing') && !isUnderWay(id) && !(await isAtWork(db, id)),
      mapping: undefined,
      columns: mapping.columns.map(({ column, heading, use, open, learned, candidates }) => ({
        column,
        heading,
        use,
        open,
        learned: learned === true,
        candidates,
      })),
      sheetNames,
      grids: grids.map(({ code, name, scope }) => ({ code, name, scope })),
      bucket,
      rows: rows.slice(0, limits.listPageRows).map((row) => ({
        id: row.id,
        rowNo: row.rowNo,
        bucket: row.bucket,
        decision: row.decision,
        ...openShown(id, row.planCipher),
      })),
      next: rows.length > limits.listPageRows ? (rows[limits.listPageRows - 1]?.rowNo ?? null) : null,
    }
  },
})

export type ImportBatch = NonNullable<Awaited<ReturnType<typeof importBatch>>>
