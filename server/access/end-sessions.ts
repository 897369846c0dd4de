import 'server-only'
import { z } from 'zod'
import { accountInsideForUpdate, endSessionsOf } from '@/db/queries/account-register'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 结束全部登录 of an account: a lost phone is worth nothing a second later. */
export const endSessions = command({
  name: 'account.end_sessions',
  permission: 'account.manage',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, jurisdiction, now, input: { id } }) => {
    const account = await accountInsideForUpdate(tx, jurisdiction, id)
    if (!account) return refuse({ kind: 'not_found' as const })
    const sessions = await endSessionsOf(tx, id, now)
    const { areaCode } = account
    return accept({
      value: { id },
      audit: {
        act: 'account.end_sessions' as const,
        subject: 'account',
        subjectId: id,
        areaCode,
        detail: { sessions },
      },
    })
  },
})
