import { SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm } from '@/components/ui/form'
import { signInAction } from '@/server/auth/actions'

/** 登录: name and password; works without script. */
export function SignInForm() {
  return (
    <ActionForm action={signInAction}>
      <TextField name="username" label="账号" autoComplete="username" />
      <TextField name="password" label="密码" type="password" autoComplete="current-password" />
      <div className="field">
        <SubmitButton className="btn-wide">登录</SubmitButton>
      </div>
    </ActionForm>
  )
}
