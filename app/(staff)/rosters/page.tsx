import { OwnNotices } from '@/components/rosters/own-notices'
import { RosterTable } from '@/components/rosters/roster-table'
import { SavedRosters } from '@/components/rosters/saved-rosters'
import { longDay } from '@/components/ui/dates'
import { PageHead } from '@/components/ui/page-head'
import { context } from '@/server/context'
import { rosterList } from '@/server/rosters/roster-list'

export const metadata = { title: '名册' }

export default async function RostersPage() {
  const { rosters, saved, notices, day, may } = await rosterList(await context(), {})
  return (
    <>
      <PageHead
        title="名册"
        meta={`统计时点 ${longDay(day, '')}　点开看今天、看某一天，打印领取单或导出。`}
        actions={
          <>
            <a className="btn btn-primary" href="/rosters/build">
              按条件生成
            </a>
            <a className="btn" href="/rosters/ages">
              年龄段
            </a>
            <a className="btn" href="/rosters/benefits">
              待遇（户、人、人次）
            </a>
            <a className="btn" href="/rosters/versions">
              定版名册
            </a>
            <a className="btn" href="/deliveries">
              慰问发放
            </a>
            {may.export && (
              <a className="btn" href="/exports">
                导出登记
              </a>
            )}
          </>
        }
      />
      <OwnNotices notices={notices} today={day} />
      <RosterTable rows={rosters} />
      <SavedRosters saved={saved} />
    </>
  )
}
