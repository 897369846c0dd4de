import { notFound } from 'next/navigation'
import { ReportEditor } from '@/components/reports/report-editor'
import { dayOf } from '@/components/ui/dates'
import { context } from '@/server/context'
import { reportFile } from '@/server/reports/report-file'

export const metadata = { title: '民情分析报告' }

export default async function Page({ params, searchParams }: PageProps<'/reports/[id]'>) {
  const { id } = await params
  const here = await context()
  const report = await reportFile(here, { ...(await searchParams), id })
  if (!report) notFound()
  return <ReportEditor report={report} today={dayOf(here.now)} />
}
