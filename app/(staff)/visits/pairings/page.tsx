import { PageHead } from '@/components/ui/page-head'
import { PairingsPage } from '@/components/visits/pairings'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { pairingList } from '@/server/visits/pairing-list'

export const metadata = { title: '对口联系' }

export default async function PairingListPage({ searchParams }: PageProps<'/visits/pairings'>) {
  const who = await context()
  const list = await pairingList(who, await searchParams)
  return (
    <>
      <PageHead
        title="对口联系"
        crumbs={[{ label: '走访', href: '/visits' }]}
        actions={
          list.may.inbox && (
            <a className="btn" href="/issues/paired">
              我对口的上报
            </a>
          )
        }
      />
      <TeamTabs at="/visits/pairings" level={levelOf(who.actor.areaCode)} />
      <PairingsPage list={list} />
    </>
  )
}
