import { notFound } from 'next/navigation'
import { Slip } from '@/components/issues/slip'
import { PrintSheet } from '@/components/layout/print-sheet'
import { context } from '@/server/context'
import { issueSlip } from '@/server/issues/issue-slip'

export const metadata = { title: '受理回执' }

export default async function SlipPage({ params }: PageProps<'/issues/[id]/slip'>) {
  const { id } = await params
  const slip = await issueSlip(await context(), { issueId: id })
  if (!slip) notFound()
  return (
    <PrintSheet title={`受理回执 ${slip.number}`} back={{ href: `/issues/${slip.id}`, label: '回到诉求' }}>
      <Slip slip={slip} />
    </PrintSheet>
  )
}
