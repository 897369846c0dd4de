import { LookedFor, LookForm, Matches } from '@/components/residents/match-forms'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { matchList } from '@/server/residents/match-list'

export const metadata = { title: '同一人' }

export default async function SamePeoplePage({ searchParams }: PageProps<'/same-people'>) {
  const list = await matchList(await context(), await searchParams)
  return (
    <>
      <PageHead
        title="同一人"
        meta="一个人在两个居民区都有档案；双方都看不到对方的档案。"
        crumbs={[
          { label: '家庭档案', href: '/households' },
          ...(list.about ? [{ label: '同一人', href: '/same-people' as const }] : []),
        ]}
        actions={<LookForm about={list.about} />}
      />
      <LookedFor found={list.found} />
      <Matches list={list} />
    </>
  )
}
