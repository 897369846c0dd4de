import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { arrivedKeys } from '@/db/queries/sync'
import { view } from '@/server/view'

const proofs = z.object({ key: z.uuid(), hash: z.string().max(64) })

/**
 * 查收: which of these keys of a person are read back, in a transaction of their own, from what is kept: the receipt with the visit,
 * the item or the file it names. A phone forgets nothing before [R3].
 */
export const arrived = view({
  name: 'door.arrived',
  permission: 'visit.record',
  pool: 'signIn',
  query: z.object({ keys: z.array(proofs).max(limits.syncItems).catch([]) }),
  read: async ({ db, query: { keys } }) => {
    const read = await arrivedKeys(
      db,
      keys.map(({ key }) => key),
    )
    return { arrived: keys.filter(({ key, hash }) => read.get(key) === hash) }
  },
})
