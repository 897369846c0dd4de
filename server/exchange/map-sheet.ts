import 'server-only'
import { z } from 'zod'
import type { Transaction } from '@/db/client'
import { batchForUpdate, clearRows, learnMapping, saveBatch } from '@/db/queries/imports'
import { type AreaCode, contains, levelOf } from '@/domain/areas/area-code'
import { type ColumnUse, openColumns, withUses } from '@/domain/exchange/mapping'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { type KeptMapping, openFile } from '@/server/exchange/import-file'
import { outlinesOf } from '@/server/exchange/outlines'
import { columnsToSettle } from '@/server/exchange/propose-columns'

const input = z.looseObject({
  batchId: z.uuid(),
  gridCode: z.coerce.number().int().nullish().catch(null),
  sheet: z.coerce.number().int().min(0).catch(0),
})

/**
 * 对列: what each column means, as the person confirmed it, and where dwellings not on file are put.
 * The mapping is remembered for this layout; the preview is then prepared in the background.
 */
export const mapSheet = command({
  name: 'import.map',
  permission: 'import.run',
  pool: 'imports',
  input,
  run: async ({ tx, jurisdiction, now, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    if (batch.state !== 'uploaded' && batch.state !== 'ready' && batch.state !== 'failed')
      return refuse({ kind: 'already_running', state: batch.state })
    const gridCode = input.gridCode || null
    if (gridCode !== null && (levelOf(gridCode) !== 'grid' || !contains(batch.areaCode, gridCode)))
      return refuse({ kind: 'not_found' })

    const kept = batch.mapping as KeptMapping
    const mapping = input.sheet === batch.sheet ? kept.mapping : await mappingOfSheet(tx, batch, input.sheet)
    if (!mapping) return refuse({ kind: 'no_headings' })
    const confirmed = withUses(mapping, usesIn(input))
    const open = openColumns(confirmed).filter(({ open: why }) => why !== 'unknown')
    if (open.length > 0) return refuse({ kind: 'columns_open', headings: open.map(({ heading }) => heading) })
    if (!confirmed.columns.some(({ use }) => use === 'name')) return refuse({ kind: 'no_name_column' })

    await clearRows(tx, batch.id)
    await saveBatch(tx, batch.id, {
      state: 'mapped',
      sheet: input.sheet,
      gridCode,
      mapping: { ...kept, mapping: confirmed, ...(input.sheet === batch.sheet ? {} : { forced: {} }) },
      doneRows: 0,
      partsDone: 0,
      failure: null,
    })
    await learnMapping(tx, batch.areaCode, confirmed.fingerprint, confirmed, now)
    return accept({
      value: { id: batch.id },
      audit: {
        act: 'import.map',
        subject: 'import',
        subjectId: batch.id,
        areaCode: batch.areaCode,
        detail: { columns: confirmed.columns.length },
      },
    })
  },
})

async function mappingOfSheet(
  tx: Transaction,
  batch: { id: string; areaCode: AreaCode; fileCipher: string | null; fileName: string },
  index: number,
) {
  const book = await outlinesOf(tx, openFile(batch.id, batch.fileCipher ?? ''), batch.fileName)
  const sheet = book.ok ? book.value[index] : undefined
  return sheet && columnsToSettle(tx, batch.areaCode, sheet)
}

/** The fields `use.0`, `use.1` … of the form. */
function usesIn(fields: Record<string, unknown>): Map<number, ColumnUse> {
  const uses = new Map<number, ColumnUse>()
  for (const [name, value] of Object.entries(fields)) {
    const column = /^use\.(\d{1,3})$/.exec(name)?.[1]
    if (column && typeof value === 'string') uses.set(Number(column), value as ColumnUse)
  }
  return uses
}
