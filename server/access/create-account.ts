import 'server-only'
import { z } from 'zod'
import { newId } from '@/db/ids'
import { insertAccount } from '@/db/queries/account-register'
import { dayOf } from '@/domain/calendar/civil-day'
import { accept, refuse } from '@/domain/result'
import { assignmentFields, refusalOf, usernameField } from '@/server/access/account-fields'
import { oneTimePassword } from '@/server/access/one-time-password'
import { hashPassword } from '@/server/auth/password'
import { command } from '@/server/command'

/** 新建账号 with a password that works until the first sign-in. Refuses what the administrator may not give out, and a taken name. */
export const createAccount = command({
  name: 'account.create',
  permission: 'account.manage',
  input: z.object({ username: usernameField, ...assignmentFields }),
  run: async ({ tx, actor, now, input }) => {
    const refusal = await refusalOf(tx, actor, input)
    if (refusal) return refuse(refusal)
    const password = oneTimePassword()
    const id = newId(now.getTime())
    const made = await insertAccount(tx, {
      id,
      ...input,
      passwordHash: await hashPassword(password),
      passwordChangedOn: dayOf(now),
      mustChangePassword: true,
    })
    if (!made) return refuse({ kind: 'username_taken' as const })
    const { username, role, areaCode, unitCode } = input
    return accept({
      value: { id, username, password },
      audit: {
        act: 'account.create' as const,
        subject: 'account',
        subjectId: id,
        areaCode,
        detail: { username, role, unitCode },
      },
    })
  },
})
