import { Changes } from '@/components/today/changes'
import { momentText } from '@/components/ui/dates'
import { grouped } from '@/components/ui/numbers'
import { Section } from '@/components/ui/section'
import { monthDay } from '@/domain/calendar/day-text'
import type { TodayDesk } from '@/server/visits/today'

/** Beside the day: what waits for a decision, birthdays into 80, 90 and 100, and what changed. */
export function Waiting({ desk, on }: { desk: TodayDesk; on: string }) {
  const { waiting, birthdays } = desk
  const lines = [
    { label: '待接单', note: '登记了，还没人接', count: waiting.reported, unit: '件', href: '/issues?list=waiting' },
    { label: '待分派', note: '接了单，等派给谁办', count: waiting.accepted, unit: '件', href: '/issues?list=waiting' },
    {
      label: '待回访',
      note: '已答复，换一位同事去问',
      count: waiting.replied,
      unit: '件',
      href: '/issues?list=replied',
    },
    { label: '结案审核', note: '已答复、已回访', count: waiting.rated, unit: '件', href: '/issues?list=rated' },
    { label: '转入待接收', note: '别的居民区转来的人', count: waiting.offers, unit: '人', href: '/transfers' },
    { label: '同一人待答复', note: '别的居民区请我们核对', count: waiting.matches, unit: '人', href: '/same-people' },
    { label: '待接手的走访', note: '手机传来，本人写不进去', count: waiting.held, unit: '条', href: '/visits/held' },
    { label: '两个说法', note: '门口更正碰上别人刚改', count: waiting.clashes, unit: '处', href: '/visits/held' },
    {
      label: '调解回访',
      note: '到了约定的日子，问问协议怎么样',
      count: waiting.mediations,
      unit: '件',
      href: '/issues/mediations?due=1',
    },
    { label: '志愿者报的隐患', note: '看过再立诉求', count: waiting.hazards, unit: '条', href: '/visits/observe' },
    { label: '网格没有责任人', note: '请定一位', count: waiting.headless, unit: '个', href: '/visits/posts' },
    {
      label: '走访过、还没分类',
      note: '定 A、B、C',
      count: waiting.unclassed,
      unit: '户',
      href: '/households?class=none',
    },
  ].filter(({ count }) => count > 0)
  return (
    <>
      <Section title="待我确认" first>
        {lines.length === 0 ? (
          <p className="soft">没有。</p>
        ) : (
          <table className="table">
            <caption className="sr">待我确认</caption>
            <tbody>
              {lines.map(({ label, note, count, unit, href }) => (
                <tr key={label}>
                  <td>
                    <a href={href}>{label}</a>
                    <span className="sub">{note}</span>
                  </td>
                  <td className="num nowrap">
                    {grouped(count)} {unit}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Section title="生日" meta="两周内满 80、90、100 周岁">
        {birthdays.length === 0 ? (
          <p className="soft">两周内没有。</p>
        ) : (
          <table className="table">
            <caption className="sr">生日</caption>
            <tbody>
              {birthdays.map((one) => (
                <tr key={one.id}>
                  <td className="tnum tight">{monthDay(one.on)}</td>
                  <td>
                    <a href={`/residents/${one.id}`}>{one.name}</a>
                    <span className="sub">{one.address}</span>
                  </td>
                  <td className="num">{one.age}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      <Changes changes={desk.changes} when={(at) => momentText(at, on)} />
    </>
  )
}
