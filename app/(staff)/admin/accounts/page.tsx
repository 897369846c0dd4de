import { AccountTable } from '@/components/access/account-table'
import { choicesOf } from '@/components/ui/choices'
import { FilterInput, FilterSelect, Filters, Toolbar } from '@/components/ui/filters'
import { changed, href } from '@/components/ui/links'
import { PageHead } from '@/components/ui/page-head'
import { roles } from '@/domain/access/roles'
import { accountList } from '@/server/access/account-list'
import { context } from '@/server/context'

export const metadata = { title: '账号' }

const roleOptions = choicesOf(roles)
const states = [
  { value: 'open', label: '在用' },
  { value: 'disabled', label: '已停用' },
]

export default async function AccountsPage({ searchParams }: PageProps<'/admin/accounts'>) {
  const { query, rows, next, today, manages } = await accountList(await context(), await searchParams)
  const { after, ...filter } = query
  const active = Object.values(filter).filter((value) => value !== undefined).length
  return (
    <>
      <PageHead
        crumbs={[{ label: '管理', href: '/admin' }, { label: '账号' }]}
        title="账号"
        meta="一人一号，不共用；人离岗当天停用"
        actions={
          manages && (
            <a className="btn btn-primary" href="/admin/accounts/new">
              新建账号
            </a>
          )
        }
      />
      <Filters action="/admin/accounts" active={active} clearHref="/admin/accounts">
        <FilterInput name="q" label="姓名或账号名" value={query.q} />
        <FilterSelect name="role" label="角色" value={query.role} options={roleOptions} />
        <FilterSelect name="state" label="状态" value={query.state} options={states} />
      </Filters>
      <Toolbar result={`本页 ${rows.length} 个`} />
      <AccountTable rows={rows} today={today} manages={manages} />
      <nav className="pager" aria-label="翻页">
        <span />
        <div className="actions">
          {after !== undefined && (
            <a className="btn" href={href('/admin/accounts', filter)}>
              回到开头
            </a>
          )}
          {next !== undefined && (
            <a className="btn" href={changed('/admin/accounts', filter, { after: next })}>
              下一页
            </a>
          )}
        </div>
      </nav>
    </>
  )
}
