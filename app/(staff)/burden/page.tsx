import { FormTable } from '@/components/exchange/asked-forms'
import { Empty } from '@/components/ui/empty'
import { FigureStrip } from '@/components/ui/figure-strip'
import { href } from '@/components/ui/links'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { TableScroll } from '@/components/ui/table-scroll'
import { Tabs } from '@/components/ui/tabs'
import { context } from '@/server/context'
import { type FormRegister, formRegister } from '@/server/exchange/form-register'

export const metadata = { title: '减负登记' }

export default async function BurdenPage({ searchParams }: PageProps<'/burden'>) {
  const register = await formRegister(await context(), await searchParams)
  const { ended, forms, may } = register
  return (
    <Still className="print-land">
      <PageHead
        title="减负登记"
        meta="各部门要居民区填的表：谁要的、多久一次、凭什么，其中多少系统里已有，多少别的表也要"
        crumbs={[{ label: '分析报告', href: '/reports' }]}
        actions={
          may.edit && (
            <a className="btn btn-primary" href="/burden/new">
              登记报表
            </a>
          )
        }
      />
      <Tabs
        label="减负登记"
        tabs={[
          { label: '在报', href: '/burden', current: !ended },
          { label: '已停报', href: '/burden?ended=1', current: ended },
        ]}
      />
      {!ended && <Sums register={register} />}
      {forms.length === 0 ? (
        <Empty title={ended ? '没有停报的' : '还没有登记报表'}>
          {ended ? '停报的表会列在这里，写明理由。' : '把各部门要的表登记下来，表头粘贴进去，就知道哪些不用再填。'}
        </Empty>
      ) : (
        <TableScroll label="减负登记">
          <FormTable register={register} />
        </TableScroll>
      )}
    </Still>
  )
}

/** The same numbers the report prints, each with its rows. */
function Sums({ register: { sums, papers, areaCode, day } }: { register: FormRegister }) {
  const rows = (code: string) => href(`/figures/${code}`, { area: areaCode, from: day, to: day })
  return (
    <FigureStrip
      label="减负账"
      figures={[
        { label: '在报的表', value: grouped(sums.forms), unit: '份', href: rows('form') },
        { label: '要填的字段', value: grouped(sums.fields), unit: '个', href: rows('form_field') },
        {
          label: '系统已有',
          value: grouped(sums.held),
          unit: '个',
          note: `${sums.held}/${sums.fields}`,
          href: rows('form_field.held.yes'),
        },
        { label: '别的表也要', value: grouped(sums.doubled), unit: '个', href: rows('form_field.doubled.yes') },
        ...(papers
          ? [
              {
                ...{ label: '本月名册出的表', value: grouped(papers.printed + papers.exported), unit: '份' },
                note: `打印 ${grouped(papers.printed)}，导出 ${grouped(papers.exported)}；共 ${grouped(papers.lines)} 行，不用抄`,
              },
            ]
          : []),
      ]}
    />
  )
}
