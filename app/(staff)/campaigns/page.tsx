import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { CampaignTable } from '@/components/visits/campaign-rows'
import { context } from '@/server/context'
import { campaignList } from '@/server/visits/campaign-file'

export const metadata = { title: '专项走访' }

export default async function CampaignsPage({ searchParams }: PageProps<'/campaigns'>) {
  const list = await campaignList(await context(), await searchParams)
  return (
    <Still>
      <PageHead
        title="专项走访"
        meta="一段时间里集中走访一批户；期内走访这些户都算，不用另填表"
        crumbs={[{ label: '走访', href: '/visits' }]}
        actions={
          list.may.manage && (
            <a className="btn btn-primary" href="/campaigns/new">
              建专项走访
            </a>
          )
        }
      />
      <CampaignTable list={list} />
    </Still>
  )
}
