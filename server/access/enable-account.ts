import 'server-only'
import { z } from 'zod'
import { accountInsideForUpdate, updateAccount } from '@/db/queries/account-register'
import { accept, refuse } from '@/domain/result'
import { command } from '@/server/command'

/** 启用账号 again; the old password still fits. */
export const enableAccount = command({
  name: 'account.enable',
  permission: 'account.manage',
  input: z.object({ id: z.uuid() }),
  run: async ({ tx, actor, jurisdiction, input: { id } }) => {
    const account = await accountInsideForUpdate(tx, jurisdiction, id)
    if (!account) return refuse({ kind: 'not_found' as const })
    if (account.id === actor.accountId) return refuse({ kind: 'own_account' as const })
    if (!account.disabledAt) return refuse({ kind: 'already_so' as const })
    await updateAccount(tx, id, { disabledAt: null })
    const { areaCode } = account
    return accept({
      value: { id },
      audit: { act: 'account.enable' as const, subject: 'account', subjectId: id, areaCode, detail: {} },
    })
  },
})
