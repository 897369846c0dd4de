import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { CampaignHomeTable } from '@/components/visits/campaign-rows'
import { context } from '@/server/context'
import { campaignHomes } from '@/server/visits/campaign-file'

export const metadata = { title: '专项走访的户' }

export default async function CampaignHomesPage({ params, searchParams }: PageProps<'/campaigns/[id]/homes'>) {
  const { id } = await params
  const homes = await campaignHomes(await context(), { ...(await searchParams), id })
  if (!homes) notFound()
  return (
    <Still>
      <PageHead title="专项走访的户" crumbs={[{ label: homes.name, href: `/campaigns/${id}` }]} />
      <CampaignHomeTable homes={homes} />
    </Still>
  )
}
