import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { CardDeskPage } from '@/components/visits/card-desk'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { cardDesk } from '@/server/visits/card-desk'

export const metadata = { title: '卡片、印发' }

export default async function CardsPage({ searchParams }: PageProps<'/visits/cards'>) {
  const who = await context()
  const desk = await cardDesk(who, await searchParams)
  if (!desk) notFound()
  return (
    <>
      <PageHead
        title="卡片、印发"
        crumbs={[{ label: '走访', href: '/visits' }]}
        actions={
          <>
            <a className="btn" href="/visits/notebook/print">
              打印手账页
            </a>
            <a className="btn" href="/visits/blank/print">
              打印空白走访记录表
            </a>
          </>
        }
      />
      <TeamTabs at="/visits/cards" level={levelOf(who.actor.areaCode)} />
      <CardDeskPage desk={desk} />
    </>
  )
}
