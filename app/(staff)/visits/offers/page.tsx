import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { OffersPage } from '@/components/visits/offers'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { offerList } from '@/server/visits/offer-list'

export const metadata = { title: '服务清单' }

export default async function OfferListPage({ searchParams }: PageProps<'/visits/offers'>) {
  const who = await context()
  const list = await offerList(who, await searchParams)
  if (!list) notFound()
  return (
    <>
      <PageHead
        title="服务清单"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta={`${list.offers.length} 项，${list.places.length} 处；改了以后，印出去的清单会列为“说错了”`}
      />
      <TeamTabs at="/visits/offers" level={levelOf(who.actor.areaCode)} />
      <OffersPage list={list} />
    </>
  )
}
