import { PhoneTable } from '@/components/access/phone-table'
import { SessionTable } from '@/components/access/session-table'
import { dayText } from '@/components/ui/dates'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { granted, type Role, roles } from '@/domain/access/roles'
import { ownAccount } from '@/server/access/account-file'
import { context } from '@/server/context'

export const metadata = { title: '我的账号' }

const holdsRounds = new Set((Object.keys(granted) as Role[]).filter((role) => granted[role].has('visit.record')))

export default async function OwnAccountPage({ searchParams }: PageProps<'/account'>) {
  const { account, name, title, role, phones, sessions, today } = await ownAccount(await context(), {})
  const { changed } = await searchParams
  return (
    <>
      <PageHead
        title="我的账号"
        meta={`${name}　${title}`}
        actions={
          <a className="btn btn-primary" href="/account/password">
            改密码
          </a>
        }
      />
      {changed === '1' && (
        <Notice kind="done" title="密码已改" role="status">
          <p>别处的登录都已结束，这里可以接着用。</p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: '账号名', value: account?.username },
          { label: '角色', value: roles[role] },
          { label: '密码改于', value: account && dayText(account.passwordChangedOn, today) },
        ]}
      />
      <Section title="我在哪里登录" meta="有不认识的，马上改密码，别处的登录会一起结束">
        <SessionTable sessions={sessions} today={today} />
      </Section>
      {holdsRounds.has(role) && (
        <Section title="我的手机" meta="丢了马上停用：名单下次联网就清掉，没传完的走访别人打不开">
          <PhoneTable phones={phones} today={today} />
        </Section>
      )}
    </>
  )
}
