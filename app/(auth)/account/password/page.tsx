import { PasswordForm } from '@/components/access/password-form'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { ownAccount } from '@/server/access/account-file'
import { givenPasswordContext } from '@/server/context'

export const metadata = { title: '改密码' }

/** Stands outside the frame: whoever still has a given password sees nothing else. */
export default async function PasswordPage() {
  const { account, name } = await ownAccount(await givenPasswordContext(), {})
  return (
    <main className="page" id="main">
      <PageHead title="改密码" meta={`${name}　${account?.username ?? ''}`} />
      {account?.mustChangePassword && (
        <Notice kind="due" title="请先改成自己的密码">
          <p>管理员给的密码只能用一次。改好就能进入系统，数据不受影响。</p>
        </Notice>
      )}
      <PasswordForm />
      <p className="actions">
        <a href="/account">回到我的账号</a>
      </p>
    </main>
  )
}
