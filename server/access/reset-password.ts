import 'server-only'
import { z } from 'zod'
import { accountInsideForUpdate, endSessionsOf, updateAccount } from '@/db/queries/account-register'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { oneTimePassword } from '@/server/access/one-time-password'
import { hashPassword } from '@/server/auth/password'
import { command } from '@/server/command'

/** 重置密码: a new one-time password, shown once; whoever was signed in with the old one is out. */
export const resetPassword = command({
  name: 'account.reset_password',
  permission: 'account.manage',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, now, input: { id } }) => {
    const account = await accountInsideForUpdate(tx, jurisdiction, id)
    if (!account) return refuse({ kind: 'not_found' as const })
    if (account.id === actor.accountId) return refuse({ kind: 'own_account' as const })
    const password = oneTimePassword()
    await updateAccount(tx, id, {
      passwordHash: await hashPassword(password),
      passwordChangedOn: dayOf(now),
      mustChangePassword: true,
    })
    const sessions = await endSessionsOf(tx, id, now)
    const { areaCode, username } = account
    return accept({
      value: { id, username, password },
      audit: {
        act: 'account.reset_password' as const,
        subject: 'account',
        subjectId: id,
        areaCode,
        detail: { sessions },
      },
    })
  },
})
