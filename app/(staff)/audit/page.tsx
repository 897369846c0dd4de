import { AuditTable } from '@/components/audit/audit-table'
import { choicesOf } from '@/components/ui/choices'
import { FilterInput, FilterSelect, Filters, Toolbar } from '@/components/ui/filters'
import { changed, href } from '@/components/ui/links'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { acts } from '@/domain/audit/acts'
import { subjects } from '@/domain/audit/wording'
import { auditList } from '@/server/audit/audit-list'
import { context } from '@/server/context'

export const metadata = { title: '审计' }

export default async function AuditPage({ searchParams }: PageProps<'/audit'>) {
  const { query, rows, next, today } = await auditList(await context(), await searchParams)
  const { before, ...filter } = query
  const active = Object.values(filter).filter((value) => value !== undefined).length
  return (
    <Still>
      <PageHead
        title="审计"
        meta="谁在何时因何看过、改过什么。只有编号和动作，不含居民资料；查看本页也会留下记录"
        actions={
          <>
            <a className="btn" href={href('/audit/export', filter)}>
              导出
            </a>
            <a className="btn" href="/audit/chain">
              核验封存
            </a>
          </>
        }
      />
      <Filters action="/audit" active={active} clearHref="/audit">
        <FilterInput name="who" label="姓名" value={query.who} />
        <FilterSelect name="act" label="动作" value={query.act} options={choicesOf(acts)} />
        <FilterSelect name="subject" label="对象" value={query.subject} options={choicesOf(subjects)} />
        <FilterInput name="household" label="户编号" value={query.household} placeholder="02-0317" />
        <FilterInput name="from" label="从" type="date" value={query.from} />
        <FilterInput name="to" label="到" type="date" value={query.to} />
      </Filters>
      <Toolbar result={rows.length === 0 ? '0 条' : `本页 ${rows.length} 条，最新的在前`} />
      <AuditTable rows={rows} today={today} />
      <nav className="pager" aria-label="翻页">
        <span />
        <div className="actions">
          {before !== undefined && (
            <a className="btn" href={href('/audit', filter)}>
              回到最新
            </a>
          )}
          {next !== undefined && (
            <a className="btn" href={changed('/audit', filter, { before: next })}>
              更早的
            </a>
          )}
        </div>
      </nav>
    </Still>
  )
}
