import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { newId } from '@/db/ids'
import { createBatch } from '@/db/queries/imports'
import { ancestorAt } from '@/domain/areas/area-code'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { fileDigest, type KeptMapping, sealFile } from '@/server/exchange/import-file'
import { outlinesOf } from '@/server/exchange/outlines'
import { proposedColumns } from '@/server/exchange/propose-columns'

/**
 * 上传表格: reads the file, proposes what its columns mean, and keeps it sealed as a batch. Nothing of it is written yet.
 * Refuses files that are too large, damaged, hostile, or without a heading row.
 */
export const uploadSheet = command({
  name: 'import.upload',
  permission: 'import.run',
  pool: 'imports',
  input: z.object({ fileName: z.string().min(1).max(200), bytes: z.instanceof(Uint8Array) }),
  run: async ({ tx, actor, now, input }) => {
    if (input.bytes.length > limits.importFileBytes) return refuse({ kind: 'too_large' })
    const book = await outlinesOf(tx, input.bytes, input.fileName)
    if (!book.ok) return book

    const readable = book.value.flatMap((sheet, index) => (sheet.proposed ? [{ index, sheet }] : []))
    const first = readable.find(({ sheet }) => !sheet.hidden) ?? readable[0]
    const committee = ancestorAt(actor.areaCode, 'committee')
    const mapping = first && (await proposedColumns(tx, committee, first.sheet))
    if (!mapping) return refuse({ kind: 'no_headings' })
    const kept: KeptMapping = { mapping, sheetNames: book.value.map(({ name }) => name) }
    const id = newId(now.getTime())
    await createBatch(tx, {
      id,
      areaCode: committee,
      fileName: input.fileName,
      fileDigest: fileDigest(input.bytes),
      bytes: input.bytes.length,
      fileCipher: sealFile(id, input.bytes),
      sheet: first.index,
      state: 'uploaded',
      mapping: kept,
      by: actor.accountId,
    })
    const detail = { file: input.fileName, bytes: input.bytes.length }
    return accept({
      value: { id },
      audit: { act: 'import.upload', subject: 'import', subjectId: id, areaCode: committee, detail },
    })
  },
})
