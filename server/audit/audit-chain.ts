import 'server-only'
import { z } from 'zod'
import { limits } from '@/config/limits'
import { asPurpose } from '@/db/actor'
import { someSerial } from '@/server/address'
import { verifyChain } from '@/server/audit/chain'
import { view } from '@/server/view'

const chainQuery = z.object({
  seq: someSerial(),
  head: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{8,64}$/)
    .optional()
    .catch(undefined),
})

/** 封存状态: the chain walked now from end to end, against the head on the auditor's own sheet when it is given. */
export const auditChain = view({
  name: 'audit.chain',
  permission: 'audit.read',
  query: chainQuery,
  pool: 'reports',
  read: async ({ db, actor, now, query }) => {
    const kept = query.seq && query.head ? { seq: query.seq, hash: query.head } : undefined
    const state = await asPurpose(db, 'seal', () => verifyChain(db, kept))
    const age = state.waiting.oldest ? now.getTime() - state.waiting.oldest.getTime() : 0
    return { ...state, kept, at: now, by: actor.name, areaCode: actor.areaCode, alarm: age > limits.sealAlarmMs }
  },
  audit: ({ areaCode, links, breaks }) => [
    { act: 'audit.read', subject: 'audit', subjectId: 'chain', areaCode, detail: { links, breaks: breaks.length } },
  ],
})
export type AuditChain = Awaited<ReturnType<typeof auditChain>>
