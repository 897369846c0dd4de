import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { PairsPage } from '@/components/visits/pairs'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { teamPairs } from '@/server/visits/team-pairs'

export const metadata = { title: '一老一新、带教' }

export default async function TeamPairsPage({ searchParams }: PageProps<'/visits/team/pairs'>) {
  const who = await context()
  const pairs = await teamPairs(who, await searchParams)
  if (!pairs) notFound()
  return (
    <>
      <PageHead
        title="一老一新、带教"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta={`不满一年的新人 ${pairs.newcomers.length} 人，没跟有经验的人走过的 ${pairs.alone} 人`}
      />
      <TeamTabs at="/visits/team/pairs" level={levelOf(who.actor.areaCode)} />
      <PairsPage pairs={pairs} />
    </>
  )
}
