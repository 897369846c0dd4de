import 'server-only'
import { z } from 'zod'
import { batchesIn } from '@/db/queries/imports'
import { view } from '@/server/view'

/** 导入记录, newest first. */
export const importList = view({
  name: 'import.list',
  permission: 'import.run',
  query: z.object({}),
  read: async ({ db, jurisdiction }) => {
    const batches = await batchesIn(db, jurisdiction, 50)
    return batches.map(({ id, fileName, state, counts, recordedAt }) => ({ id, fileName, state, counts, recordedAt }))
  },
})

export type ImportListRow = Awaited<ReturnType<typeof importList>>[number]
