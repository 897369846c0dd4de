import { notFound } from 'next/navigation'
import { PrintSheet } from '@/components/layout/print-sheet'
import { FilledVisitPaper } from '@/components/visits/visit-paper'
import { context } from '@/server/context'
import { visitPaper } from '@/server/visits/visit-paper'

export const metadata = { title: '走访记录表' }

export default async function PrintVisitPage({ params }: PageProps<'/visits/[id]/print'>) {
  const { id } = await params
  const paper = await visitPaper(await context(), { visitId: id })
  if (!paper) notFound()
  return (
    <PrintSheet title="走访记录表" tight back={{ href: `/visits/${id}`, label: '回到走访记录' }}>
      <FilledVisitPaper paper={paper} />
    </PrintSheet>
  )
}
