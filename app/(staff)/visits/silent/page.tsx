import { PageHead } from '@/components/ui/page-head'
import { QualityTabs, SilentPage } from '@/components/visits/quality'
import { context } from '@/server/context'
import { silentView } from '@/server/visits/visit-quality'

export const metadata = { title: '没听到的户' }

export default async function SilentHouseholdsPage({ searchParams }: PageProps<'/visits/silent'>) {
  const desk = await context()
  const view = await silentView(desk, await searchParams)
  return (
    <>
      <PageHead title="没听到的户" crumbs={[{ label: '走访', href: '/visits' }]} meta="没听到的，先去听" />
      <QualityTabs at="/visits/silent" own={desk.actor.role !== 'street_cadre'} />
      <SilentPage view={view} />
    </>
  )
}
