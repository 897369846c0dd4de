import 'server-only'
import { z } from 'zod'
import { saveHours, visitingAccount } from '@/db/queries/appointments'
import { accept, refuse } from '@/domain/result'
import { weekParts } from '@/domain/visits/slots'
import { command } from '@/server/command'

/** 能走访的时间 of oneself, evenings and weekends too: what 预约 is arranged by, and no duty. */
export const setHours = command({
  name: 'hours.set',
  permission: 'visit.record',
  input: z.object({ slots: z.array(z.enum(weekParts as [string, ...string[]])).default([]) }),
  run: async ({ tx, actor, jurisdiction, now, input }) => {
    const account = await visitingAccount(tx, jurisdiction, actor.accountId)
    if (!account) return refuse({ kind: 'not_found' })
    const slots = [...new Set(input.slots)]
    const { id: accountId, areaCode } = account
    await saveHours(tx, { accountId, areaCode, slots, by: actor.accountId, at: now })
    return accept({
      value: { id: accountId },
      audit: { act: 'hours.set', subject: 'account', subjectId: accountId, areaCode, detail: { slots } },
    })
  },
})
