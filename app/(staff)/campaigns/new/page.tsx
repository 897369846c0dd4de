import { PageHead } from '@/components/ui/page-head'
import { CampaignForm } from '@/components/visits/campaign-form'
import { context } from '@/server/context'
import { campaignDesk } from '@/server/visits/campaign-file'

export const metadata = { title: '建专项走访' }

export default async function NewCampaignPage({ searchParams }: PageProps<'/campaigns/new'>) {
  const desk = await campaignDesk(await context(), await searchParams)
  return (
    <>
      <PageHead
        title="建专项走访"
        meta="先看有多少户、每周要走多少，再确认"
        crumbs={[{ label: '专项走访', href: '/campaigns' }]}
      />
      <CampaignForm desk={desk} />
    </>
  )
}
