'use server'
import type { Route } from 'next'
import { accountRefusalText } from '@/domain/access/wording'
import { changePassword } from '@/server/access/change-password'
import { createAccount } from '@/server/access/create-account'
import { disableAccount } from '@/server/access/disable-account'
import { editAccount } from '@/server/access/edit-account'
import { enableAccount } from '@/server/access/enable-account'
import { endSessions } from '@/server/access/end-sessions'
import { resetPassword } from '@/server/access/reset-password'
import { givenPasswordContext } from '@/server/context'
import { formAction } from '@/server/form-action'

const file = { text: accountRefusalText, done: ({ id }: { id: string }) => `/admin/accounts/${id}` as Route }
const once = ({ username, password }: { username: string; password: string }) => ({
  title: `${username} 的一次性密码`,
  words: [password, '只显示这一次，请现在抄给本人；本人第一次登录时要改成自己的密码。'],
})

export const createAccountAction = formAction(createAccount, { text: accountRefusalText, shown: once })
export const editAccountAction = formAction(editAccount, file)
export const disableAccountAction = formAction(disableAccount, file)
export const enableAccountAction = formAction(enableAccount, file)
export const resetPasswordAction = formAction(resetPassword, { text: accountRefusalText, shown: once })
export const endSessionsAction = formAction(endSessions, file)
export const changePasswordAction = formAction(changePassword, {
  text: accountRefusalText,
  done: () => '/account?changed=1' as Route,
  desk: givenPasswordContext,
})
