import 'server-only'
import { z } from 'zod'
import { promiseForUpdate, savePromise } from '@/db/queries/promises'
import { accept, refuse } from '@/domain/result'
import { answer } from '@/domain/visits/promising'
import { command } from '@/server/command'

/** 回话. */
export const answerPromise = command({
  name: 'promise.answer',
  permission: 'visit.record',
  input: z.object({
    promiseId: z.uuid(),
    answer: z.string('写怎么回的话').trim().min(1, '写怎么回的话').max(500, '最多 500 字'),
  }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const promise = await promiseForUpdate(tx, jurisdiction, input.promiseId)
    if (!promise) return refuse({ kind: 'not_found' } as const)
    const ruled = answer(promise, input.answer, { id: actor.accountId, now })
    if (!ruled.ok) return ruled
    await savePromise(tx, promise, ruled.value)
    const { id: subjectId, areaCode, householdId, dueOn } = promise
    return accept({
      value: { id: subjectId },
      audit: { act: 'promise.answer', subject: 'promise', subjectId, areaCode, householdId, detail: { dueOn } },
    })
  },
})
