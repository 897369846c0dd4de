import { href } from '@/components/ui/links'
import { PageHead } from '@/components/ui/page-head'
import { Still } from '@/components/ui/still'
import { Round } from '@/components/visits/round'
import { monthDay } from '@/domain/calendar/day-text'
import { context } from '@/server/context'
import { visitRound } from '@/server/visits/visit-round'

export const metadata = { title: '今日走访名单' }

export default async function TodayRoundPage({ searchParams }: PageProps<'/visits/today'>) {
  const round = await visitRound(await context(), await searchParams)
  const week = round.query.span === 'week'
  return (
    <Still>
      <PageHead
        crumbs={[{ label: '走访', href: '/visits' }, { label: '名单' }]}
        title={week ? '本周走访名单' : '今日走访名单'}
        meta={week ? `${monthDay(round.today)}到${monthDay(round.until)}` : monthDay(round.today)}
        actions={
          <>
            <a className="btn" href={href('/visits/today/print', round.query)}>
              打印路线单
            </a>
            <a className="btn" href="/door">
              带到门口
            </a>
            <a className="btn btn-primary" href="/visits/new">
              记走访
            </a>
          </>
        }
      />
      <Round round={round} />
    </Still>
  )
}
