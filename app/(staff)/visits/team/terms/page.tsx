import { PageHead } from '@/components/ui/page-head'
import { TeamTabs } from '@/components/visits/team-tabs'
import { TermsPage } from '@/components/visits/terms'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { termDesk } from '@/server/visits/term-desk'

export const metadata = { title: '类别、能力' }

export default async function TermDeskPage({ searchParams }: PageProps<'/visits/team/terms'>) {
  const who = await context()
  const desk = await termDesk(who, await searchParams)
  return (
    <>
      <PageHead
        title="类别、能力"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta={desk.may.edit ? '全街道用这两张清单' : '清单由街道定'}
      />
      <TeamTabs at="/visits/team/terms" level={levelOf(who.actor.areaCode)} />
      <TermsPage desk={desk} />
    </>
  )
}
