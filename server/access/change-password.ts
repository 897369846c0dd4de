import 'server-only'
import { z } from 'zod'
import { endSessionsOf, updateAccount } from '@/db/queries/account-register'
import { accountUsername, passwordHashOf } from '@/db/queries/accounts'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { hashPassword, passwordFault, passwordFits } from '@/server/auth/password'
import { command } from '@/server/command'

const password = (what: string) => z.string(`请填${what}`).min(1, `请填${what}`).max(200, `${what}太长`)

/** 改密码 of the own account: the present one must fit, the new one must do; every other place is signed out. */
export const changePassword = command({
  name: 'account.change_password',
  permission: 'own.read',
  input: z
    .object({ password: password('现在的密码'), newPassword: password('新密码'), repeatPassword: password('再输一次') })
    .refine((fields) => fields.newPassword === fields.repeatPassword, {
      path: ['repeatPassword'],
      message: '两次输的新密码不一样',
    }),
  run: async ({ tx, actor, now, input }) => {
    const id = actor.accountId
    if (!(await passwordFits(await passwordHashOf(tx, id), input.password)))
      return refuse({ kind: 'wrong_password' as const })
    if (input.newPassword === input.password) return refuse({ kind: 'same_password' as const })
    const fault = passwordFault(input.newPassword, (await accountUsername(tx, id)) ?? '')
    if (fault) return refuse({ kind: 'weak_password' as const, fault })
    await updateAccount(tx, id, {
      passwordHash: await hashPassword(input.newPassword),
      passwordChangedOn: dayOf(now),
      mustChangePassword: false,
    })
    const sessions = await endSessionsOf(tx, id, now, actor.sessionId)
    return accept({
      value: { id },
      audit: {
        act: 'account.change_password' as const,
        subject: 'account',
        subjectId: id,
        areaCode: actor.areaCode,
        detail: { sessions },
      },
    })
  },
})
