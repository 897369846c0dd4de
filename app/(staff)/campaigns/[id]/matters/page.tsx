import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { CampaignMatterTable } from '@/components/visits/campaign-rows'
import { context } from '@/server/context'
import { campaignMatters } from '@/server/visits/campaign-file'

export const metadata = { title: '专项走访发现的问题' }

export default async function CampaignMattersPage({ params, searchParams }: PageProps<'/campaigns/[id]/matters'>) {
  const { id } = await params
  const matters = await campaignMatters(await context(), { ...(await searchParams), id })
  if (!matters) notFound()
  return (
    <>
      <PageHead title="发现的问题" crumbs={[{ label: matters.name, href: `/campaigns/${id}` }]} />
      <CampaignMatterTable matters={matters} />
    </>
  )
}
