import { dayOf } from '@/domain/calendar/civil-day'
import { clockText, longDay, monthDay, weekdayText } from '@/domain/calendar/day-text'
import { issueGrades, units } from '@/domain/issues/codes'
import { issueStages, stageOf } from '@/domain/issues/lifecycle'
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
    ['等级', issueGrades[slip.grade]],
    ['到了哪一步', issueStages[stageOf[slip.state]]],
    ['谁在办', [slip.unitCode ? units[slip.unitCode] : slip.committee, slip.handler].filter(Boolean).join('　')],
    ['最迟答复', limit(slip.answerDueAt)],
    ['最迟办好', slip.settledAt ? `${monthDay(dayOf(slip.settledAt))}已答复` : limit(slip.dueAt)],
    ['首问', `${slip.firstTaker}，到答复为止都找这一位`],
  ]
  return (
    <>
      <h1>受理回执</h1>
      <p style={{ margin: '4px 0 16px' }}>{slip.committee}居民委员会</p>
      <table className="table">
        <caption className="sr">受理回执</caption>
        <tbody>
          {lines.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
          {slip.reply && (
            <tr>
              <th scope="row">答复</th>
              <td>{slip.reply}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="soft" style={{ margin: '16px 0 32px' }}>
        {slip.sentence}
      </p>
      <p>{longDay(dayOf(slip.now))}　经手人：＿＿＿＿＿＿　居民：＿＿＿＿＿＿</p>
    </>
  )
}
