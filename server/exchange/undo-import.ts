import 'server-only'
import { z } from 'zod'
import { type AddedIds, type RestorableTable, removeAdded, restoreRow, workedOnSince } from '@/db/queries/import-writes'
import { batchForUpdate, type Note, saveBatch, writtenBy } from '@/db/queries/imports'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/**
 * 撤销: takes a whole batch back, also one written in part only, so that the tables are as they were before it.
 * Refused when somebody has worked on what it brought; then nothing is taken back.
 */
export const undoImport = command({
  name: 'import.undo',
  permission: 'import.run',
  pool: 'imports',
  input: z.object({ batchId: z.uuid() }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const batch = await batchForUpdate(tx, jurisdiction, input.batchId)
    if (!batch) return refuse({ kind: 'not_found' })
    if (batch.state !== 'committed' && batch.state !== 'halted')
      return refuse({ kind: 'not_committed', state: batch.state })

    const written: Note[] = []
    for await (const notes of writtenBy(tx, batch.id)) written.push(...notes)
    const added = addedIds(written)
    const touched = await workedOnSince(tx, added)
    if (touched > 0) return refuse({ kind: 'worked_on_since', count: touched })

    let stuck = 0
    for (const { table, id, before } of written.toReversed()) {
      if (!before) continue
      const back = await restoreRow(tx, table as RestorableTable, id, before)
      if (!back) stuck += 1
    }
    if (stuck > 0) return refuse({ kind: 'worked_on_since', count: stuck })
    await removeAdded(tx, added)

    await saveBatch(tx, batch.id, { state: 'undone', undoneAt: now })
    const detail = { file: batch.fileName, rows: written.length }
    return accept({
      value: { id: batch.id },
      audit: { act: 'import.undo', subject: 'import', subjectId: batch.id, areaCode: batch.areaCode, detail },
    })
  },
})

function addedIds(written: readonly Note[]): AddedIds {
  const of = (
    table:
      | Exclude<keyof AddedIds, 'contacts' | 'searchKeys' | 'denials'>
      | 'outside_contacts'
      | 'search_keys'
      | 'tag_denials',
  ) => written.filter((note) => note.table === table && note.before === null).map(({ id }) => id)
  return {
    buildings: of('buildings'),
    dwellings: of('dwellings'),
    households: of('households'),
    residents: of('residents'),
    residencies: of('residencies'),
    contacts: of('outside_contacts'),
    tags: of('tags'),
    denials: of('tag_denials'),
    searchKeys: of('search_keys'),
  }
}
