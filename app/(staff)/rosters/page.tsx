import { RosterTable } from '@/components/rosters/roster-table'
import { longDay } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { rosterList } from '@/server/rosters/roster-list'

export const metadata = { title: '名册' }

export default async function RostersPage() {
  const { rosters, day } = await rosterList(await context(), {})
  return (
    <>
      <PageHead
        title="名册"
        meta={`统计时点 ${longDay(day, '')}　点开就是名单；别的条件到“家庭档案”里筛选后打印或导出。`}
        actions={
          <a className="btn" href="/households">
            按条件筛选
          </a>
        }
      />
      <RosterTable rows={rosters} />
    </>
  )
}
