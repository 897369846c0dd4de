import { notFound } from 'next/navigation'
import { Slip } from '@/components/issues/slip'
import { PrintSheet } from '@/components/layout/print-sheet'
import { Notice } from '@/components/ui/notice'
import { context } from '@/server/context'
import { issueSlip } from '@/server/issues/issue-slip'

export const metadata = { title: '受理回执' }

export default async function SlipPage({ params }: PageProps<'/issues/[id]/slip'>) {
  const { id } = await params
  const slip = await issueSlip(await context(), { issueId: id })
  if (!slip) notFound()
  return (
    <PrintSheet
      title={`受理回执 ${slip.number}`}
      tight
      back={{ href: `/issues/${slip.id}`, label: '回到诉求' }}
      notice={
        !slip.phone && (
          <Notice kind="due" title="回执上的电话空着">
            <p>还没登记居委会电话。可以先印出来手写，或请书记在“责任人、电话”里登记。</p>
          </Notice>
        )
      }
    >
      <Slip slip={slip} />
    </PrintSheet>
  )
}
