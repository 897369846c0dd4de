import { PageHead } from '@/components/ui/page-head'
import { DoorsPage, QualityTabs } from '@/components/visits/quality'
import { context } from '@/server/context'
import { doorTrend } from '@/server/visits/visit-quality'

export const metadata = { title: '开门情况' }

export default async function DoorTrendPage({ searchParams }: PageProps<'/visits/doors'>) {
  const desk = await context()
  const trend = await doorTrend(desk, await searchParams)
  return (
    <>
      <PageHead title="开门情况" crumbs={[{ label: '走访', href: '/visits' }]} meta="闭门、半掩、开门，按月看走势" />
      <QualityTabs at="/visits/doors" own={desk.actor.role !== 'street_cadre'} />
      <DoorsPage trend={trend} />
    </>
  )
}
