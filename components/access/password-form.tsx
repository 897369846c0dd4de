import { SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { changePasswordAction } from '@/server/access/actions'

/** 改密码 of the own account. */
export function PasswordForm() {
  return (
    <ActionForm action={changePasswordAction}>
      <TextField name="password" label="现在的密码" type="password" required autoComplete="current-password" />
      <TextField
        name="newPassword"
        label="新密码"
        type="password"
        required
        autoComplete="new-password"
        hint="至少 10 位，有字母，也有数字或符号；不要用账号名和常见密码"
      />
      <TextField name="repeatPassword" label="再输一次" type="password" required autoComplete="new-password" />
      <SubmitButton>改密码</SubmitButton>
    </ActionForm>
  )
}
