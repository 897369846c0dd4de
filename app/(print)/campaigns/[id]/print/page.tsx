import { notFound } from 'next/navigation'
import { CampaignReport } from '@/components/visits/campaign-paper'
import { context } from '@/server/context'
import { campaignPaper } from '@/server/visits/campaign-file'

export const metadata = { title: '打印收官报告' }

export default async function PrintCampaignPage({ params }: PageProps<'/campaigns/[id]/print'>) {
  const paper = await campaignPaper(await context(), { id: (await params).id })
  if (!paper) notFound()
  return <CampaignReport paper={paper} />
}
