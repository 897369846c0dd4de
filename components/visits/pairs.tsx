import { officialDay } from '@/components/ui/dates'
import { Empty } from '@/components/ui/empty'
import { Mark } from '@/components/ui/mark'
import type { TeamPairs } from '@/server/visits/team-pairs'

/** 待结对带教: newcomers, how often they went with somebody experienced, and whom they could go with. */
export function PairsPage({ pairs }: { pairs: TeamPairs }) {
  if (pairs.newcomers.length === 0)
    return (
      <Empty title="没有不满一年的新人">
        <p>新人登记进队伍以后，这里看得到他跟谁走过几次。</p>
      </Empty>
    )
  return (
    <table className="table stack">
      <caption className="sr">待结对带教</caption>
      <thead>
        <tr>
          {['新人', '类别', '哪天来的', '跟有经验的人走过', '建议跟谁走', '能教他'].map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="lines">
        {pairs.newcomers.map(({ id, name, kindLabel, since, paired, suggested, has, teaches }) => (
          <tr key={id}>
            <td className="tight">
              {name}
              {has.length > 0 && <span className="sub">{`会${has.join('、')}`}</span>}
            </td>
            <td className="aux tight">{kindLabel}</td>
            <td className="aux tight tnum">{officialDay(since)}</td>
            <td>{paired === 0 ? <Mark colour="yellow">待结对带教</Mark> : `${paired} 次`}</td>
            <td className="aux">
              {suggested
                ? `${suggested.name}（${officialDay(suggested.since)}起）`
                : '居民区里没有满一年的人，请街道协调'}
            </td>
            <td className="aux">
              {teaches.length > 0 ? (
                teaches.join('、')
              ) : (
                <span className="faint">{suggested ? '没有多出来的' : ''}</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
