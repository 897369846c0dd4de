import { ReviewFilters, ReviewTable } from '@/components/tags/reviews'
import { longDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { href } from '@/components/ui/links'
import { PageHead } from '@/components/ui/page-head'
import { Pager } from '@/components/ui/pager'
import { Tabs } from '@/components/ui/tabs'
import { context } from '@/server/context'
import { reviewList } from '@/server/tags/review-list'

export const metadata = { title: '到期复核' }

export default async function ReviewsPage({ searchParams }: PageProps<'/tags/reviews'>) {
  const list = await reviewList(await context(), await searchParams)
  const { query, counts, rows, next, day } = list
  return (
    <>
      <PageHead
        title="到期复核"
        meta={`${longDay(day, '')}　复核日、有效期已过或 30 天内到的，最早到期的在前`}
        crumbs={[{ label: '标签字典', href: '/tags' }]}
      />
      <Tabs
        label="到期复核"
        tabs={[
          { label: '标签', href: '/tags/reviews', count: counts.tag, current: query.of === 'tag' },
          { label: '居住证', href: '/tags/reviews?of=permit', count: counts.permit, current: query.of === 'permit' },
        ]}
      />
      {query.of === 'tag' && <ReviewFilters code={query.code} />}
      {rows.length === 0 ? <Empty title="没有到期的">复核日到前 30 天会列在这里。</Empty> : <ReviewTable list={list} />}
      {rows.length > 0 && (
        <Pager
          total={counts[query.of]}
          unit={query.of === 'tag' ? '项' : '人'}
          previous={query.after ? href('/tags/reviews', { ...query, after: undefined }) : undefined}
          next={next && href('/tags/reviews', { ...query, after: next })}
        />
      )}
    </>
  )
}
