import { HiddenField, SubmitButton, TextField } from '@/components/ui/fields'
import { ActionForm, ForgetUnsent } from '@/components/ui/form'
import { signInAction } from '@/server/auth/actions'

/** 登录: name and password; works without script. `to` is where a phone goes on. */
export function SignInForm({ to }: { to: 'door' | undefined }) {
  return (
    <ActionForm action={signInAction}>
      <ForgetUnsent />
      {to && <HiddenField name="to" value={to} />}
      <TextField name="username" label="账号" autoComplete="username" />
      <TextField name="password" label="密码" type="password" autoComplete="current-password" />
      <div className="field">
        <SubmitButton className="btn-wide">登录</SubmitButton>
      </div>
    </ActionForm>
  )
}
