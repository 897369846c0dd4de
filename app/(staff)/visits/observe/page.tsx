import { Notice } from '@/components/ui/notice'
import { PageHead } from '@/components/ui/page-head'
import { ObservationForm } from '@/components/visits/observation-form'
import { HazardsToSettle, PlacesSeen } from '@/components/visits/places-seen'
import { dayOf } from '@/domain/calendar/civil-day'
import { context } from '@/server/context'
import { observationForm } from '@/server/visits/observation-form'

export const metadata = { title: '记地点上的事' }

export default async function ObservePage({ searchParams }: PageProps<'/visits/observe'>) {
  const { id, grids, named, saved, seen, open, now } = await observationForm(await context(), await searchParams)
  return (
    <>
      <PageHead title="记地点上的事" meta="看环境、看三车、查隐患；不写居民隐私。民情记录不算走访" />
      {saved && (
        <Notice kind="done" title="记下了" role="status">
          <p>可以接着记下一条。</p>
        </Notice>
      )}
      <HazardsToSettle open={open} today={dayOf(now)} />
      <ObservationForm id={id} grids={grids} named={named} />
      <PlacesSeen seen={seen} today={dayOf(now)} />
    </>
  )
}
