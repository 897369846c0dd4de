import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { GridWeeks, TargetForm, WeekWords } from '@/components/visits/week'
import { context } from '@/server/context'
import { weekPlan } from '@/server/visits/week-plan'

export const metadata = { title: '每周目标' }

export default async function WeekPage({ searchParams }: PageProps<'/visits/week'>) {
  const { area } = await searchParams
  const plan = await weekPlan(await context(), { code: area })
  if (!plan) notFound()
  return (
    <>
      <Still>
        <PageHead
          title="每周目标和预计"
          meta={`${plan.place}　网格按编号顺序列出，不排名`}
          crumbs={[{ label: '走访', href: '/visits' }]}
        />
        <WeekWords week={plan} first />
        <GridWeeks week={plan} />
      </Still>
      {plan.may.manage && <TargetForm plan={plan} />}
    </>
  )
}
