import { officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Listing } from '@/components/ui/listing'
import { Mark } from '@/components/ui/mark'
import type { TeamPairs } from '@/server/visits/team-pairs'

/** 待结对带教: newcomers, how often they went with somebody experienced, and whom they could go with. */
export function PairsPage({ pairs }: { pairs: TeamPairs }) {
  return (
    <Listing
      caption="待结对带教"
      rows={pairs.newcomers}
      columns={(column) => [
        column(
          '新人',
          ({ name, has }) => (
            <>
              {name}
              {has.length > 0 && <span className="sub">{`会${has.join('、')}`}</span>}
            </>
          ),
          'tight',
        ),
        column('类别', ({ kindLabel }) => kindLabel, 'aux tight'),
        column('哪天来的', ({ since }) => officialDay(since), 'aux tight tnum'),
        column('跟有经验的人走过', ({ paired }) =>
          paired === 0 ? <Mark colour="yellow">待结对带教</Mark> : `${paired} 次`,
        ),
        column(
          '建议跟谁走',
          ({ suggested }) =>
            suggested ? `${suggested.name}（${officialDay(suggested.since)}起）` : '居民区里没有满一年的人，请街道协调',
          'aux',
        ),
        column(
          '能教什么',
          ({ teaches, suggested }) =>
            teaches.length > 0 ? (
              `能教${teaches.join('、')}`
            ) : (
              <span className="faint">{suggested ? '没有多出来的' : ''}</span>
            ),
          'aux',
        ),
      ]}
      empty={
        <Empty title="没有不满一年的新人">
          <p>新人登记进队伍以后，这里看得到他跟谁走过几次。</p>
        </Empty>
      }
    />
  )
}
