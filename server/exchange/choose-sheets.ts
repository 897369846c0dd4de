import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { batchForUpdate, createBatch, saveBatch } from '@/db/queries/imports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { type KeptMapping, openFile, sealFile } from '@/server/exchange/import-file'
import { outlinesOf } from '@/server/exchange/outlines'
import { columnsToSettle } from '@/server/exchange/propose-columns'

/**
 * 读哪几张表: the sheets of a file that are to be read. The first becomes this batch, each other one a batch of its own,
 * so that each is compared, confirmed and taken back by itself.
 */
export const chooseSheets = command({
  name: 'import.sheets',
  permission: 'import.run',
  pool: 'imports',
  input: z.object({
    batchId: z.uuid(),
    sheets: z.array(z.coerce.number().int().min(0).max(999)).min(1, '请至少选一张表').max(50, '一次最多选五十张表'),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    const { id, state, areaCode, fileName, fileDigest, bytes } = batch
    if (state !== 'uploaded' && state !== 'failed') return refuse({ kind: 'already_running', state })
    const file = openFile(id, batch.fileCipher ?? '')
    const book = await outlinesOf(tx, file, fileName)
    if (!book.ok) return book
    const [first, ...others] = [...new Set(input.sheets)].sort((one, other) => one - other)
    const mappings = new Map<number, KeptMapping>()
    const { sheetNames } = batch.mapping as KeptMapping
    for (const sheet of [first ?? 0, ...others]) {
      const read = book.value[sheet]
      if (!read) return refuse({ kind: 'not_found' })
      mappings.set(sheet, { mapping: await columnsToSettle(tx, areaCode, read), sheetNames })
    }
    await saveBatch(tx, id, { state: 'uploaded', sheet: first ?? 0, mapping: mappings.get(first ?? 0), failure: null })
    for (const sheet of others) {
      const own = newId(now.getTime())
      const fileCipher = sealFile(own, file)
      const kept = { id: own, areaCode, fileName, fileDigest, bytes, fileCipher, sheet, by: actor.accountId }
      await createBatch(tx, { ...kept, state: 'uploaded', mapping: mappings.get(sheet) })
    }
    const detail = { sheets: mappings.size }
    return accept({ value: { id }, audit: { act: 'import.map', subject: 'import', subjectId: id, areaCode, detail } })
  },
})
