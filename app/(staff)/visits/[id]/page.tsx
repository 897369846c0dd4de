import { notFound } from 'next/navigation'
import { VisitRecord } from '@/components/visits/visit-record'
import { context } from '@/server/context'
import { visitFile } from '@/server/visits/visit-file'

export const metadata = { title: '走访记录' }

export default async function VisitRecordPage({ params, searchParams }: PageProps<'/visits/[id]'>) {
  const { id } = await params
  const visit = await visitFile(await context(), { ...(await searchParams), visitId: id })
  if (!visit) notFound()
  return <VisitRecord visit={visit} />
}
