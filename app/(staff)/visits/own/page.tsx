import { PageHead } from '@/components/ui/page-head'
import { OwnQualityPage, QualityTabs } from '@/components/visits/quality'
import { dayOf } from '@/domain/calendar/civil-day'
import { context } from '@/server/context'
import { ownQuality } from '@/server/visits/visit-quality'

export const metadata = { title: '自己看看' }

export default async function OwnQualityDesk({ searchParams }: PageProps<'/visits/own'>) {
  const desk = await context()
  const own = await ownQuality(desk, await searchParams)
  return (
    <>
      <PageHead
        title="自己看看"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta="写得像不像、走得快不快，自己先看"
      />
      <QualityTabs at="/visits/own" own={desk.actor.role !== 'street_cadre'} />
      <OwnQualityPage own={own} today={dayOf(desk.now)} />
    </>
  )
}
