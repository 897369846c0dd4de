import { notFound } from 'next/navigation'
import { ExportForm, ExportRefused } from '@/components/exchange/export-form'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { versionFile } from '@/server/rosters/version-file'

export const metadata = { title: '导出定版名册' }

export default async function Page({ params, searchParams }: PageProps<'/rosters/versions/[id]/export-reason'>) {
  const version = await versionFile(await context(), { id: (await params).id })
  if (!version?.may.export) notFound()
  const { id, label, number, rows, unit, heads } = version
  const page = `/rosters/versions/${id}`
  return (
    <>
      <PageHead title="导出定版名册" crumbs={[{ label: `${label}第 ${number} 版`, href: page }]} />
      <ExportRefused kind={(await searchParams).refused} />
      <Notice title={`${grouped(rows)} ${unit}，${heads.length} 列`}>
        <p>每一格都是定版那天的样子。号码和屏幕上一样是遮住的。谁、何时、为什么导出，会写在表头，也会记下来。</p>
      </Notice>
      <ExportForm action={`${page}/export`} back={page} />
    </>
  )
}
