import { dayOf } from '@/domain/calendar/civil-day'
import { clockText, longDay, monthDay, weekdayText } from '@/domain/calendar/day-text'
import { units } from '@/domain/issues/codes'
import { residentStates } from '@/domain/issues/lifecycle'
import type { IssueSlip } from '@/server/issues/issue-slip'

/** The receipt a resident takes home: in large letters, nothing about other people. */
export function Slip({ slip }: { slip: IssueSlip }) {
  const registered = dayOf(slip.registeredAt)
  const limit = (at: Date | null) => {
    if (!at) return '暂停中，恢复后接着算'
    const day = dayOf(new Date(at.getTime() - 1))
    const clock = clockText(at) === '00:00' ? '' : ` ${clockText(at)}`
    return `${monthDay(day)}（${weekdayText(day)}）${clock}前`
  }
  const lines: [string, string][] = [
    ['编号', slip.number],
    ['登记', `${longDay(registered)} ${clockText(slip.registeredAt)}`],
    ['事项', slip.title],
    ['地点', slip.place],
    ['现在', residentStates[slip.state]],
    ['谁在办', [slip.unitCode ? units[slip.unitCode] : slip.committee, slip.handler].filter(Boolean).join('　')],
    ['最迟答复', limit(slip.answerDueAt)],
    ['最迟办好', slip.settledAt ? `${monthDay(dayOf(slip.settledAt))}已答复` : limit(slip.dueAt)],
    ...(slip.reply ? [['答复', slip.reply] satisfies [string, string]] : []),
    ['找谁问', `${slip.firstTaker}，到答复为止都找这一位`],
  ]
  return (
    <article className="slip">
      <h1>受理回执</h1>
      <p className="slip-under">{slip.committee}居民委员会</p>
      <table>
        <caption className="sr">受理回执</caption>
        <tbody>
          {lines.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="slip-call">
        问进度请打 <b>{slip.phone ?? '＿＿＿＿＿＿＿＿＿＿'}</b>，报编号 <b>{slip.number}</b>
      </p>
      <p className="slip-limit">{slip.sentence}</p>
      <p className="slip-signs">
        <span>{longDay(dayOf(slip.now))}</span>
        <span>经手人：＿＿＿＿＿</span>
        <span>居民：＿＿＿＿＿</span>
      </p>
    </article>
  )
}
