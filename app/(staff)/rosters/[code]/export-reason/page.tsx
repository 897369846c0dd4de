import { notFound } from 'next/navigation'
import { ExportForm, ExportRefused } from '@/components/exchange/export-form'
import { rosterHref } from '@/components/rosters/links'
import { Notice } from '@/components/ui/notice'
import { grouped } from '@/components/ui/numbers'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { rosterFile } from '@/server/rosters/roster-file'

export const metadata = { title: '导出名册' }

export default async function ExportRosterPage({ params, searchParams }: PageProps<'/rosters/[code]/export-reason'>) {
  const asked = await searchParams
  const roster = await rosterFile(await context(), { ...asked, code: (await params).code })
  if (!roster?.may.export) notFound()
  const { query, label, count, unit, heads, words } = roster
  return (
    <>
      <PageHead title="导出名册" crumbs={[{ label, href: rosterHref(query) }]} />
      <ExportRefused kind={asked.refused} />
      <Notice title={`${grouped(count)} ${unit}，${heads.length} 列`}>
        <p>
          {words.map((word) => word.label).join('，') || '没有条件'}
          。号码和屏幕上一样是遮住的。谁、何时、为什么导出，会写在表头，也会记下来。
        </p>
      </Notice>
      <ExportForm action={rosterHref(query, {}, '/export')} back={rosterHref(query)} />
    </>
  )
}
