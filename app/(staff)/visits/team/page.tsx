import { TeamPage } from '@/components/visits/team'
import { context } from '@/server/context'
import { visitorTeam } from '@/server/visits/visitor-team'

export const metadata = { title: '走访队伍、翻译' }

export default async function VisitorTeamPage({ searchParams }: PageProps<'/visits/team'>) {
  return <TeamPage view={await visitorTeam(await context(), await searchParams)} />
}
