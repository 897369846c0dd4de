import 'server-only'
import { z } from 'zod'
import { batchesIn } from '@/db/queries/imports'
import type { KeptMapping } from '@/server/exchange/import-file'
import { view } from '@/server/view'

/** 导入记录, newest first. */
export const importList = view({
  name: 'import.list',
  permission: 'import.run',
  query: z.object({}),
  read: async ({ db, jurisdiction }) => {
    const batches = await batchesIn(db, jurisdiction, 50)
    return batches.map(({ id, fileName, sheet, mapping, state, counts, recordedAt }) => {
      const { sheetNames } = mapping as KeptMapping
      const sheetName = sheetNames.length > 1 ? (sheetNames[sheet] ?? null) : null
      return { id, fileName, sheetName, state, counts, recordedAt }
    })
  },
})

export type ImportListRow = Awaited<ReturnType<typeof importList>>[number]
