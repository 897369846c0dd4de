import { ReportListPage } from '@/components/reports/report-list'
import { context } from '@/server/context'
import { reportList } from '@/server/reports/report-list'

export const metadata = { title: '民情分析报告' }

export default async function Page({ searchParams }: PageProps<'/reports'>) {
  const query = await searchParams
  const list = await reportList(await context(), query)
  return <ReportListPage list={list} paged={query.before !== undefined} />
}
