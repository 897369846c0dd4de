import { notFound } from 'next/navigation'
import { DifferencesPage } from '@/components/reports/differences'
import { context } from '@/server/context'
import { reportDifferences } from '@/server/reports/report-differences'

export const metadata = { title: '与现状差异' }

export default async function Page({ params }: PageProps<'/reports/[id]/differences'>) {
  const { id } = await params
  const found = await reportDifferences(await context(), { id })
  if (!found) notFound()
  return <DifferencesPage found={found} />
}
