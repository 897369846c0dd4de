import { notFound } from 'next/navigation'
import { shopsHref } from '@/components/dwellings/uses'
import { ExportForm, ExportRefused } from '@/components/exchange/export-form'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { fireStandings } from '@/domain/dwellings/fire-codes'
import { context } from '@/server/context'
import { dwellingUseList } from '@/server/dwellings/dwelling-uses'

export const metadata = { title: '导出商铺登记' }

export default async function ExportShopsPage({ searchParams }: PageProps<'/buildings/uses/export-reason'>) {
  const asked = await searchParams
  const { total, query, may } = await dwellingUseList(await context(), asked)
  if (!may.export) notFound()
  return (
    <>
      <PageHead title="导出商铺登记" crumbs={[{ label: '商铺与出租', href: shopsHref(query) }]} />
      <ExportRefused kind={asked.refused} />
      <Notice title={`${grouped(total)} 处`}>
        <p>
          {query.fire ? `消防${fireStandings[query.fire]}` : '没有筛选条件'}
          。姓名和屏幕上一样。谁、何时、为什么导出，会写在表头，也会记下来。
        </p>
      </Notice>
      <ExportForm action={shopsHref(query, '/buildings/uses/export')} back={shopsHref(query)} />
    </>
  )
}
