import 'server-only'
import { z } from 'zod'
import { accountInsideForUpdate, updateAccount } from '@/db/queries/account-register'
import { accept, refuse } from '@/domain/result'
import { assignmentFields, refusalOf } from '@/server/access/account-fields'
import { command } from '@/server/command'

/** 改账号: name, role, area, unit, building; valid from the person's next click. Nobody changes the own rights. */
export const editAccount = command({
  name: 'account.edit',
  permission: 'account.manage',
  input: z.object({ id: z.uuid(), version: z.coerce.number().int(), ...assignmentFields }),
  run: async ({ tx, actor, jurisdiction, input }) => {
    const { id, version, ...wanted } = input
    const account = await accountInsideForUpdate(tx, jurisdiction, id)
    if (!account) return refuse({ kind: 'not_found' as const })
    if (account.id === actor.accountId) return refuse({ kind: 'own_account' as const })
    if (account.version !== version) return refuse({ kind: 'changed_meanwhile' as const })
    const refusal = await refusalOf(tx, actor, wanted)
    if (refusal) return refuse(refusal)
    await updateAccount(tx, id, wanted)
    const { role, areaCode, unitCode } = account
    return accept({
      value: { id },
      audit: {
        act: 'account.edit' as const,
        subject: 'account',
        subjectId: id,
        areaCode: wanted.areaCode,
        detail: {
          before: { role, areaCode, unitCode },
          after: { role: wanted.role, areaCode: wanted.areaCode, unitCode: wanted.unitCode },
        },
      },
    })
  },
})
