import 'server-only'
import { z } from 'zod'
import { promiseForUpdate, savePromise } from '@/db/queries/promises'
import { isCivilDay } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { postpone } from '@/domain/visits/promising'
import { command } from '@/server/command'

/** 改期, with the reason. */
export const postponePromise = command({
  name: 'promise.postpone',
  permission: 'visit.record',
  input: z.object({
    promiseId: z.uuid(),
    dueOn: z.string('填新日期').refine(isCivilDay, '日子写成 2026-11-24'),
    reason: z.string('写为什么改期').trim().min(1, '写为什么改期').max(200, '最多 200 字'),
  }),
  run: async ({ tx, jurisdiction, now, input }) => {
    const promise = await promiseForUpdate(tx, jurisdiction, input.promiseId)
    if (!promise) return refuse({ kind: 'not_found' } as const)
    const ruled = postpone(promise, input.dueOn, input.reason, now)
    if (!ruled.ok) return ruled
    await savePromise(tx, promise, ruled.value)
    const { id: subjectId, areaCode, householdId, dueOn } = promise
    const detail = { from: dueOn, to: input.dueOn, reason: input.reason }
    return accept({
      value: { id: subjectId },
      audit: { act: 'promise.postpone', subject: 'promise', subjectId, areaCode, householdId, detail },
    })
  },
})
