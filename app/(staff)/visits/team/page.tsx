import { TeamPage } from '@/components/visits/team'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { visitorTeam } from '@/server/visits/visitor-team'

export const metadata = { title: '走访队伍、翻译' }

export default async function VisitorTeamPage({ searchParams }: PageProps<'/visits/team'>) {
  const who = await context()
  const tabs = <TeamTabs at="/visits/team" level={levelOf(who.actor.areaCode)} />
  return <TeamPage view={await visitorTeam(who, await searchParams)} tabs={tabs} />
}
