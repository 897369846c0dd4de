import { PageHead } from '@/components/ui/page-head'
import { Section } from '@/components/ui/section'
import { frame } from '@/server/areas/frame'
import { context } from '@/server/context'

export const metadata = { title: '管理' }

export default async function AdminPage() {
  const { may } = await frame(await context(), {})
  const parts = [
    { may: may.accounts, href: '/admin/accounts', label: '账号', says: '谁能进、看哪里、办什么；停用、重置密码' },
    { may: may.areas, href: '/admin/areas', label: '地区', says: '区、街道、居民区、微网格的名称、范围、负责人' },
    {
      may: may.dashboards && may.households,
      href: '/regrids',
      label: '重划网格',
      says: '拆开、合并网格，划楼栋；哪天起用，前后怎么比',
    },
    {
      may: may.retention,
      href: '/retention',
      label: '保存期限',
      says: '各类资料保存多久；到期的列名单、另一人批准后清理',
    },
    { may: may.audit, href: '/audit', label: '审计', says: '谁在何时因何看过、改过什么' },
    { may: may.imports, href: '/imports', label: '导入', says: '把手头的花名册带进来' },
    { may: true, href: '/account', label: '我的账号', says: '改密码，看自己在哪里登录' },
  ].filter((part) => part.may)
  return (
    <>
      <PageHead title="管理" />
      <Section title="可以办的" first>
        <dl className="facts">
          {parts.map(({ href, label, says }) => (
            <div key={href} className="contents">
              <dt>
                <a href={href}>{label}</a>
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  )
}
