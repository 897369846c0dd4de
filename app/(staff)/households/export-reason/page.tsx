import { notFound } from 'next/navigation'
import { ExportForm, ExportRefused } from '@/components/exchange/export-form'
import { conditionsOf } from '@/components/households/household-filters'
import { listHref } from '@/components/households/links'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { householdList } from '@/server/households/household-list'

export const metadata = { title: '导出名单' }

export default async function ExportReasonPage({ searchParams }: PageProps<'/households/export-reason'>) {
  const asked = await searchParams
  const list = await householdList(await context(), asked)
  if (!list.may.export) notFound()
  const { counts, query } = list
  return (
    <>
      <PageHead title="导出名单" crumbs={[{ label: '家庭档案', href: listHref(query) }]} />
      <ExportRefused kind={asked.refused} />
      <Notice title={`${grouped(counts.households)} 户 ${grouped(counts.people)} 人，${query.cols.length} 列`}>
        <p>
          {conditionsOf(list)
            .map(({ label }) => label)
            .join('，') || '没有筛选条件'}
          。号码和屏幕上一样是遮住的。谁、何时、为什么导出，会写在表头，也会记下来。
        </p>
      </Notice>
      <ExportForm action={listHref(query, {}, '/households/export')} back={listHref(query)} />
    </>
  )
}
