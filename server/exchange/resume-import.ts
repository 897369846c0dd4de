import 'server-only'
import { z } from 'zod'
import { isAtWork } from '@/db/queries/import-jobs'
import { batchForUpdate, saveBatch } from '@/db/queries/imports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/**
 * 接着做: takes up the work of a batch whose process was ended before it was done, at the part it had come to; every part is
 * one transaction, so that nothing half done is there to be cleared away. Refused while somebody is at it, and when nothing is to be done.
 */
export const resumeImport = command({
  name: 'import.resume',
  permission: 'import.run',
  pool: 'imports',
  input: z.object({ batchId: z.uuid() }),
  run: async ({ tx, jurisdiction, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    const { id, state, areaCode } = batch
    if (state !== 'mapped' && state !== 'committing' && state !== 'halted')
      return refuse({ kind: 'nothing_to_resume', state })
    if (await isAtWork(tx, id)) return refuse({ kind: 'already_running', state })
    if (state === 'halted') await saveBatch(tx, id, { state: 'committing', failure: null })
    const audit = { act: 'import.resume', subject: 'import', subjectId: id, areaCode, detail: { state } } as const
    return accept({ value: { id }, audit })
  },
})
