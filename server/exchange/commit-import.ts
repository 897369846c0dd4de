import 'server-only'
import { z } from 'zod'
import { batchForUpdate, saveBatch } from '@/db/queries/imports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 写入: what the preview shows is written, a large sheet part by part; conflicts keep our value unless decided otherwise. */
export const commitImport = command({
  name: 'import.commit',
  permission: 'import.run',
  pool: 'imports',
  input: z.object({ batchId: z.uuid(), confirmed: z.literal('on', '请先看过预览再勾选') }),
  run: async ({ tx, jurisdiction, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    if (batch.state !== 'ready') return refuse({ kind: 'already_running', state: batch.state })
    await saveBatch(tx, batch.id, { state: 'committing', doneRows: 0, partsDone: 0 })
    const detail = { counts: batch.counts }
    return accept({
      value: { id: batch.id },
      audit: { act: 'import.commit', subject: 'import', subjectId: batch.id, areaCode: batch.areaCode, detail },
    })
  },
})
