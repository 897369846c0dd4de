import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { Tabs } from '@/components/ui/tabs'
import { VisitRegister } from '@/components/visits/visit-register'
import { context } from '@/server/context'
import { visitList } from '@/server/visits/visit-list'

export const metadata = { title: '走访' }

export default async function VisitsPage({ searchParams }: PageProps<'/visits'>) {
  const view = await visitList(await context(), await searchParams)
  return (
    <Still>
      <PageHead
        title="走访"
        meta="走访、民情记录、接待分开计数；未遇不算联系"
        actions={
          view.may.record && (
            <>
              <a className="btn" href="/visits/observe">
                记地点上的事
              </a>
              <a className="btn btn-primary" href="/visits/new">
                记走访
              </a>
            </>
          )
        }
      />
      <Tabs
        label="走访"
        tabs={[
          { label: '走访记录', href: '/visits', current: true },
          ...(view.may.record
            ? [
                { label: '今日走访名单', href: '/visits/today' },
                { label: '待录文字', href: '/visits/sounds' },
              ]
            : []),
          { label: '预约', href: '/visits/appointments' },
          { label: '答应事项', href: '/promises' },
          { label: '走访日、接待', href: '/visits/sittings' },
          { label: '质量', href: '/visits/doors' },
          { label: '队伍、卡片', href: '/visits/team' },
          { label: '专项走访', href: '/campaigns' },
          { label: '每周目标', href: '/visits/week' },
          { label: '走访频次', href: '/visits/cadence' },
        ]}
      />
      <VisitRegister view={view} />
    </Still>
  )
}
