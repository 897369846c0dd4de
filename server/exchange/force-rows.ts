import 'server-only'
import { z } from 'zod'
import { batchForUpdate, rowsNumbered, saveBatch } from '@/db/queries/imports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'
import { type KeptMapping, openShown, sealForced } from '@/server/exchange/import-file'
import { line } from '@/server/households/edit-input'

/**
 * 证件原号如此: takes rows whose ID number has a wrong last digit, and nothing else against it, with the reason a person
 * gives; they are then compared as any other row. Refuses when no ticked row is of that kind.
 */
export const forceRows = command({
  name: 'import.force',
  permission: 'import.run',
  input: z.object({
    batchId: z.uuid(),
    rows: z.array(z.coerce.number().int().positive()).max(5000).default([]),
    reason: line(100).pipe(z.string('请写明为什么照原号存')),
  }),
  run: async ({ tx, jurisdiction, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    const { id, state, areaCode } = batch
    if (state !== 'ready') return refuse({ kind: 'already_running', state })
    const ticked = await rowsNumbered(tx, id, input.rows)
    const rows = ticked.filter(({ planCipher }) => {
      const { reasons } = openShown(id, planCipher)
      return reasons.some(({ forcible }) => forcible)
    })
    if (rows.length === 0) return refuse({ kind: 'nothing_ticked' })
    const kept = batch.mapping as KeptMapping
    const reason = sealForced(id, input.reason)
    const forced = { ...kept.forced, ...Object.fromEntries(rows.map(({ rowNo }) => [rowNo, reason])) }
    await saveBatch(tx, id, { state: 'mapped', mapping: { ...kept, forced }, doneRows: 0, partsDone: 0, failure: null })
    const detail = { forced: rows.map(({ rowNo }) => rowNo), reason: input.reason }
    return accept({ value: { id }, audit: { act: 'import.map', subject: 'import', subjectId: id, areaCode, detail } })
  },
})
