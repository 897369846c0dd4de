import { notFound } from 'next/navigation'
import { PageHead } from '@/components/ui/page-head'
import { PostsPage } from '@/components/visits/posts'
import { TeamTabs } from '@/components/visits/team-tabs'
import { levelOf } from '@/domain/areas/area-code'
import { context } from '@/server/context'
import { postDesk } from '@/server/visits/post-desk'

export const metadata = { title: '责任人、电话' }

export default async function PostDeskPage({ searchParams }: PageProps<'/visits/posts'>) {
  const who = await context()
  const desk = await postDesk(who, await searchParams)
  if (!desk) notFound()
  return (
    <>
      <PageHead
        title="责任人、电话"
        crumbs={[{ label: '走访', href: '/visits' }]}
        meta={desk.orphans > 0 ? `${desk.orphans} 个网格没有责任人` : '每个网格都有一名责任人'}
      />
      <TeamTabs at="/visits/posts" level={levelOf(who.actor.areaCode)} />
      <PostsPage desk={desk} />
    </>
  )
}
