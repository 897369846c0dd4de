import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { PartnersPage } from '@/components/visits/partners'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { partnerDesk } from '@/server/visits/partner-desk'

export const metadata = { title: '共建力量' }

export default async function PartnerDeskPage({ searchParams }: PageProps<'/visits/partners'>) {
  const who = await context()
  const desk = await partnerDesk(who, await searchParams)
  if (!desk) notFound()
  return (
    <>
      <PageHead
        title="共建力量"
        crumbs={[{ label: '走访', href: '/visits' }]}
        actions={
          <a className="btn" href="/visits/partners/print">
            打印两张清单
          </a>
        }
      />
      <TeamTabs at="/visits/partners" level={levelOf(who.actor.areaCode)} />
      <PartnersPage desk={desk} />
    </>
  )
}
