import { TalentRegister } from '@/components/households/talent-register'
import { PageHead } from '@/components/ui/page-head'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { talentList } from '@/server/households/talent-list'

export const metadata = { title: '能人' }

export default async function TalentListPage({ searchParams }: PageProps<'/visits/talents'>) {
  const who = await context()
  const list = await talentList(who, await searchParams)
  return (
    <>
      <PageHead title="能人" crumbs={[{ label: '走访', href: '/visits' }]} meta="只列本人同意、同意没有撤回的" />
      <TeamTabs at="/visits/talents" level={levelOf(who.actor.areaCode)} />
      <TalentRegister list={list} />
    </>
  )
}
