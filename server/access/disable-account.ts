import 'server-only'
import { z } from 'zod'
import { accountInsideForUpdate, endSessionsOf, updateAccount } from '@/db/queries/account-register'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 停用账号: out at the next click, everywhere; the records of what was done stay. */
export const disableAccount = command({
  name: 'account.disable',
  permission: 'account.manage',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, now, input: { id } }) => {
    const account = await accountInsideForUpdate(tx, jurisdiction, id)
    if (!account) return refuse({ kind: 'not_found' as const })
    if (account.id === actor.accountId) return refuse({ kind: 'own_account' as const })
    if (account.disabledAt) return refuse({ kind: 'already_so' as const })
    await updateAccount(tx, id, { disabledAt: now })
    const sessions = await endSessionsOf(tx, id, now)
    const { areaCode } = account
    return accept({
      value: { id },
      audit: { act: 'account.disable' as const, subject: 'account', subjectId: id, areaCode, detail: { sessions } },
    })
  },
})
