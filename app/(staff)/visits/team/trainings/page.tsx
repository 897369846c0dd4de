import { notFound } from 'next/navigation'
import { TrainingsPage } from '@/components/training/trainings'
import { PageHead } from '@/components/ui/page-head'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { trainingList } from '@/server/training/training-list'

export const metadata = { title: '培训' }

export default async function TrainingListPage({ searchParams }: PageProps<'/visits/team/trainings'>) {
  const who = await context()
  const list = await trainingList(who, await searchParams)
  if (!list) notFound()
  return (
    <>
      <PageHead title="培训" crumbs={[{ label: '走访', href: '/visits' }]} meta="练过的能力，“带教”里自己算" />
      <TeamTabs at="/visits/team/trainings" level={levelOf(who.actor.areaCode)} />
      <TrainingsPage list={list} />
    </>
  )
}
