import { notFound } from 'next/navigation'
import { AccountActs } from '@/components/access/account-acts'
import { EditAccountForm } from '@/components/access/account-form'
import { SessionTable } from '@/components/access/session-table'
import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Section, Split } from '@/components/ui/section'
import { roles } from '@/domain/access/roles'
import { type AccountFile, accountFile } from '@/server/access/account-file'
import { context } from '@/server/context'

export const metadata = { title: '账号' }

export default async function AccountPage({ params }: PageProps<'/admin/accounts/[id]'>) {
  const file = await accountFile(await context(), await params)
  if (!file) notFound()
  const { account, manages, sessions, today } = file
  return (
    <>
      <PageHead
        crumbs={[{ label: '账号', href: '/admin/accounts' }, { label: account.name }]}
        title={account.name}
        meta={`${account.username}　${roles[account.role]}${account.disabledAt ? '　已停用' : ''}`}
      />
      {manages && !account.own ? (
        <Split aside={<AccountActs account={account} />} label="还可以办">
          <EditAccountForm file={file} />
          <Section title="正在登录的地方">
            <SessionTable sessions={sessions} today={today} />
          </Section>
        </Split>
      ) : (
        <Known file={file} />
      )}
    </>
  )
}

function Known({ file: { account, manages, today } }: { file: AccountFile }) {
  return (
    <>
      {manages && (
        <Notice title="这是您自己的账号">
          <p>
            自己的权限要由另一位安全管理员来改。改密码请到 <a href="/account">我的账号</a>。
          </p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: '职务', value: account.title },
          { label: '角色', value: roles[account.role] },
          { label: '密码改于', value: dayText(account.passwordChangedOn, today) },
          { label: '状态', value: account.disabledAt ? '已停用' : '在用' },
        ]}
      />
    </>
  )
}
