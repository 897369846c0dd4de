import { ExportRefused } from '@/components/exchange/export-form'
import { ExportReceipts, ExportsToAnswer, OwnExports } from '@/components/exchange/exports'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { exportList } from '@/server/exchange/exports/export-list'

export const metadata = { title: '导出登记' }

export default async function ExportsPage({ searchParams }: PageProps<'/exports'>) {
  const asked = await searchParams
  const list = await exportList(await context(), asked)
  const { exports } = list
  return (
    <>
      <PageHead
        title="导出登记"
        crumbs={[{ label: '名册', href: '/rosters' }]}
        meta="超过 200 行的名单要另一个人批准；批准后 24 小时内下载一次，表头印着编号、姓名和用途。"
      />
      <ExportRefused kind={asked.refused} />
      {exports.length === 0 && <Empty title="还没有导出过">打开一份名册或家庭名单，按“导出”，写明用途就能申请。</Empty>}
      <ExportsToAnswer list={list} />
      <OwnExports list={list} />
      <ExportReceipts list={list} />
    </>
  )
}
