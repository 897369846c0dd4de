import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { LoadsPage } from '@/components/visits/loads'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { workerLoads } from '@/server/visits/worker-loads'

export const metadata = { title: '每人管多少' }

export default async function WorkerLoadsPage({ searchParams }: PageProps<'/visits/team/loads'>) {
  const who = await context()
  const loads = await workerLoads(who, await searchParams)
  if (!loads) notFound()
  return (
    <>
      <PageHead title="每人管多少" crumbs={[{ label: '走访', href: '/visits' }]} />
      <TeamTabs at="/visits/team/loads" level={levelOf(who.actor.areaCode)} />
      <LoadsPage loads={loads} />
    </>
  )
}
